using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>Numbers that may be written as text, in each notation that documents use.</summary>
public sealed class NumberTests
{
    private const string Whole = @"'^-?(?:0|[1-9]\d*)$'";
    private const string Exact = @"'^-?(?:0|[1-9]\d*)(?:\.\d+)?$'";
    private const string Floating = @"'^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$'";

    [Theory]
    // ASP.NET Core 10, in 3.1 and 3.0.
    [InlineData("3.1.1", $"{{ pattern: {Whole}, type: [integer, string], format: int32 }}", JsonTypes.Integer, "int32")]
    [InlineData("3.1.1", $"{{ pattern: {Whole}, type: [integer, string] }}", JsonTypes.Integer, null)]
    [InlineData("3.1.1", $"{{ pattern: {Floating}, type: [number, string], format: double }}", JsonTypes.Number, "double")]
    [InlineData("3.1.1", $"{{ pattern: {Floating}, type: [number, string] }}", JsonTypes.Number, null)]
    [InlineData("3.1.1", $"{{ pattern: {Exact}, type: [number, string], format: double }}", JsonTypes.Number, "double")]
    [InlineData(
        "3.0.4", $"{{ pattern: {Whole}, anyOf: [{{ type: integer }}, {{ type: string }}], format: int64 }}", JsonTypes.Integer, "int64")]
    [InlineData("3.0.4", $"{{ pattern: {Whole}, anyOf: [{{ type: integer }}, {{ type: string }}] }}", JsonTypes.Integer, null)]
    [InlineData("3.0.4", $"{{ pattern: {Whole}, format: int64 }}", JsonTypes.Integer, "int64")]
    [InlineData("3.0.4", "{ format: double }", JsonTypes.Number, "double")]
    // FastAPI, for a Decimal.
    [InlineData(
        "3.1.0", @"{ anyOf: [{ type: number }, { type: string, pattern: '^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$' }] }", JsonTypes.Number,
        "decimal")]
    // Written by hand.
    [InlineData("3.1.0", "{ type: [string, integer], format: uint64 }", JsonTypes.Integer, "uint64")]
    [InlineData("3.1.0", "{ oneOf: [{ type: string, pattern: '^[0-9]$' }, { type: integer }] }", JsonTypes.Integer, null)]
    public void Are_numbers(string version, string written, JsonTypes types, string? format)
        => Read(written, version, "XG0501").ShouldBe(new Schema
        {
            Pointer = "#/components/schemas/Subject",
            Types = types,
            Format = format,
            NumberForm = NumberForm.NumberOrText,
        });

    [Theory]
    [InlineData("3.1.1", $"{{ pattern: {Whole}, type: ['null', integer, string], format: int32 }}")]
    [InlineData(
        "3.0.4",
        $"{{ pattern: {Whole}, anyOf: [{{ type: integer }}, {{ type: string }}, {{ enum: [null], nullable: true }}], format: int32, nullable: true }}")]
    [InlineData("3.0.4", "{ format: int32, anyOf: [{ type: integer }, { type: string }, { nullable: true }] }")]
    public void May_be_null_too(string version, string written)
        => Read(written, version, "XG0501").ShouldBe(new Schema
        {
            Pointer = "#/components/schemas/Subject",
            Types = JsonTypes.Integer,
            Format = "int32",
            NumberForm = NumberForm.NumberOrText,
            IsNullable = true,
        });

    [Theory]
    [InlineData(
        "3.1.1",
        $"{{ type: object, anyOf: [{{ pattern: {Floating}, type: [number, string] }}, {{ enum: [NaN, Infinity, -Infinity] }}], format: double }}")]
    [InlineData(
        "3.0.4",
        $"{{ type: object, anyOf: [{{ pattern: {Floating}, anyOf: [{{ type: number }}, {{ type: string }}] }}, {{ enum: [NaN, Infinity, -Infinity] }}], format: double }}")]
    [InlineData("3.1.1", "{ oneOf: [{ type: string, enum: [NaN] }, { type: number }], format: double }")]
    public void May_be_what_is_not_finite(string version, string written)
        => Read(written, version, "XG0501").ShouldBe(new Schema
        {
            Pointer = "#/components/schemas/Subject",
            Types = JsonTypes.Number,
            Format = "double",
            NumberForm = NumberForm.NumberOrName,
        });

    [Theory]
    [InlineData("{ type: string, format: decimal }", JsonTypes.Number, "decimal")]
    [InlineData("{ type: string, format: int64 }", JsonTypes.Integer, "int64")]
    [InlineData(@"{ type: string, format: uint64, pattern: '^\d$', maxLength: 20 }", JsonTypes.Integer, "uint64")]
    public void Are_written_as_text_where_they_are_strings(string written, JsonTypes types, string format)
        => Read(written).ShouldBe(new Schema
        {
            Pointer = "#/components/schemas/Subject",
            Types = types,
            Format = format,
            NumberForm = NumberForm.Text,
        });

    [Theory]
    [InlineData("{ type: [integer, string] }")]
    [InlineData(@"{ type: [integer, string], pattern: '^\d{5}$' }")]
    [InlineData(@"{ type: [integer, string], pattern: '^\d+$' }")]
    [InlineData(@"{ type: [integer, string], pattern: '^\d+(\.\d+){1,3}$' }")]
    [InlineData(@"{ type: [integer, string], pattern: '[0-9]' }")]
    [InlineData(@"{ type: [integer, string], pattern: '^[0-9a-f]$' }")]
    [InlineData("{ type: [integer, string], format: date-time }")]
    [InlineData("{ type: [integer, string], format: int32, enum: [1, a] }")]
    [InlineData("{ type: [integer, string, boolean], format: int32 }")]
    [InlineData("{ anyOf: [{ type: integer }, { type: string, format: uuid }] }")]
    [InlineData("{ anyOf: [{ type: integer, format: int32 }, { type: string }] }")]
    [InlineData("{ anyOf: [{ type: integer }, { type: string, format: int32 }] }")]
    [InlineData("{ anyOf: [{ type: integer, format: int32 }, { type: string }], x-xaigen-union: [Number, Text] }")]
    [InlineData("{ oneOf: [{ type: number, format: double }, { enum: [auto] }] }")]
    [InlineData("{ type: string, format: int32 }")]
    [InlineData("{ type: string, format: decimal, pattern: '^EUR' }")]
    public void Are_not_what_may_be_another_text(string written)
        => Read(written).NumberForm.ShouldBe(NumberForm.Number);

    [Fact]
    public void Are_told_of_once_in_a_document_with_how_many_there_are()
    {
        ContractReading reading = ContractReader.Read(Given.Schemas("""
            B: { type: object, properties: { x: { type: [integer, string], format: int32 } } }
            A: { type: [number, string], format: double }
            C: { type: array, items: { type: [integer, string], format: int64 } }
            """));

        Problem problem = reading.Problems.ShouldHaveSingleItem();
        problem.Pointer.ShouldBe("#/components/schemas/B/properties/x");
        problem.Message.ShouldContain("2 more in this document");
        problem.Rule.Severity.ShouldBe(ProblemSeverity.Info);
    }

    [Fact]
    public void A_unit_may_be_said_of_them()
        => Read("{ type: [integer, string], format: int64, x-xaigen-unit: seconds }", problem: "XG0501").Unit.ShouldBe("seconds");

    [Theory]
    [InlineData("3.0.4", "{ oneOf: [{ nullable: true }, { type: boolean }] }")]
    [InlineData("3.0.4", "{ anyOf: [{ type: boolean }, { nullable: true, description: Nothing. }] }")]
    public void A_member_that_is_only_nullable_is_null(string version, string written)
        => Read(written, version)
            .ShouldBe(new Schema { Pointer = "#/components/schemas/Subject", Types = JsonTypes.Boolean, IsNullable = true });

    [Fact]
    public void The_text_of_a_net_time_span_is_one()
        => Read(@"{ type: string, pattern: '^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$' }").Format.ShouldBe("time-span");

    private static Schema Read(string written, string version = "3.1.0", string? problem = null)
    {
        ContractReading reading = ContractReader.Read(Given.Schemas($"Subject: {written}", version));
        reading.Problems.Select(problem => problem.Rule.Id).ShouldBe(problem is null ? [] : [problem]);
        return reading.Contract!.Schemas.Single().Schema;
    }
}
