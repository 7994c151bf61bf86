using XaiGen.Emulator.Files;
using XaiGen.Emulator.Filter;

namespace XaiGen.Emulator.Tests.Filter;

public sealed class FilterExpressionTests
{
    private static readonly FilterSubject s_poster = new(
        new StoredFile
        {
            Id = "file_1",
            Team = "team",
            Sequence = 1,
            FileName = "Summer Poster.png",
            Bytes = 2048,
            ContentType = "image/png",
            CreatedAt = new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero),
            ExpiresAt = new DateTimeOffset(2026, 6, 12, 0, 0, 0, TimeSpan.Zero),
        },
        _ => new PublicUrl("/cdn/token/file_1.png", new DateTimeOffset(2026, 6, 11, 0, 0, 0, TimeSpan.Zero)),
        new Uri("http://127.0.0.1"));

    private static readonly FilterSubject s_permanent =
        new(s_poster.File with { ExpiresAt = null }, _ => null, s_poster.BaseUrl);

    [Theory]
    [InlineData("name = \"poster\"", true)]
    [InlineData("file_name : 'SUMMER'", true)]
    [InlineData("name != poster", false)]
    [InlineData("name = winter", false)]
    [InlineData("file_id = file_1", true)]
    [InlineData("file_id = \"file\"", false)]
    [InlineData("content_type = \"png\"", true)]
    [InlineData("content_type:pdf", false)]
    [InlineData("upload_status = \"Complete\"", true)]
    [InlineData("user_defined_id = null", true)]
    public void Text_fields_match_as_documented(string filter, bool expected)
        => FilterExpression.Parse(filter).Matches(s_poster).ShouldBe(expected);

    [Theory]
    [InlineData("size_bytes = 2048", true)]
    [InlineData("size_bytes != 2048", false)]
    [InlineData("size_bytes > 2047", true)]
    [InlineData("size_bytes >= 2048", true)]
    [InlineData("size_bytes < 2048", false)]
    [InlineData("size_bytes<=\"2048\"", true)]
    public void Sizes_compare_as_numbers(string filter, bool expected)
        => FilterExpression.Parse(filter).Matches(s_poster).ShouldBe(expected);

    [Theory]
    [InlineData("created_at >= \"2026-06-10T12:00:00Z\"", true)]
    [InlineData("created_at > 2026-06-10T12:00:00Z", false)]
    [InlineData("created_at = \"2026-06-10T14:00:00+02:00\"", true)]
    [InlineData("created_at < \"2026-06-10T12:00:00.5Z\"", true)]
    [InlineData("expires_at < \"2026-06-12T00:00:01Z\"", true)]
    [InlineData("public_url_expires_at <= \"2026-06-11T00:00:00Z\"", true)]
    public void Times_compare_as_moments(string filter, bool expected)
        => FilterExpression.Parse(filter).Matches(s_poster).ShouldBe(expected);

    [Theory]
    [InlineData("public_url != null", true, false)]
    [InlineData("public_url = null", false, true)]
    [InlineData("expires_at = null", false, true)]
    [InlineData("expires_at != null", true, false)]
    [InlineData("expires_at < \"2030-01-01T00:00:00Z\"", true, false)]
    [InlineData("public_url_expires_at != \"2030-01-01T00:00:00Z\"", true, true)]
    public void Null_means_that_the_file_has_no_such_value(string filter, bool poster, bool permanent)
    {
        var parsed = FilterExpression.Parse(filter);

        parsed.Matches(s_poster).ShouldBe(poster);
        parsed.Matches(s_permanent).ShouldBe(permanent);
    }

    [Theory]
    [InlineData("name = poster AND size_bytes > 1", true)]
    [InlineData("name = poster AND size_bytes > 9999", false)]
    [InlineData("name = winter OR size_bytes > 1", true)]
    [InlineData("NOT name = winter", true)]
    [InlineData("NOT (name = winter OR name = poster)", false)]
    [InlineData("NOT NOT name = poster", true)]
    [InlineData("(((name = poster)))", true)]
    public void Comparisons_combine(string filter, bool expected)
        => FilterExpression.Parse(filter).Matches(s_poster).ShouldBe(expected);

    [Fact]
    public void Or_binds_closer_than_and_as_AIP_160_says()
    {
        const string filter = "name = poster OR name = poster AND name = winter";

        FilterExpression.Parse(filter).Matches(s_poster).ShouldBeFalse();
        FilterExpression.Parse("name = poster OR (name = poster AND name = winter)").Matches(s_poster).ShouldBeTrue();
    }

    [Theory]
    [InlineData("name = poster size_bytes > 1", true)]
    [InlineData("name = poster size_bytes > 9999", false)]
    [InlineData("name = poster(size_bytes > 1)", true)]
    [InlineData("name = winter name = poster OR size_bytes > 1", false)]
    [InlineData("name = poster name = winter OR size_bytes > 1", true)]
    [InlineData("name = poster NOT name = winter", true)]
    [InlineData("-name = winter", true)]
    [InlineData("name = poster -name = summer", false)]
    [InlineData("-(name = winter OR name = poster)", false)]
    [InlineData("- - name = poster", true)]
    [InlineData("public_url:* expires_at:* name:* size_bytes:*", true)]
    [InlineData("user_defined_id:*", false)]
    public void The_short_forms_of_AIP_160_are_taken_and_told(string filter, bool expected)
    {
        var parsed = FilterExpression.Parse(filter);

        parsed.Matches(s_poster).ShouldBe(expected);
        parsed.HasShorthand.ShouldBeTrue();
    }

    [Theory]
    [InlineData("name = poster AND NOT (size_bytes > 9999 OR public_url = null)")]
    [InlineData("name = a-b AND name : \"*\" ")]
    [InlineData("(name = poster)")]
    public void The_documented_forms_are_no_short_ones(string filter) => FilterExpression.Parse(filter).HasShorthand.ShouldBeFalse();

    [Fact]
    public void An_empty_value_is_part_of_every_text()
    {
        FilterExpression.Parse("name = \"\"").Matches(s_poster).ShouldBeTrue();
        FilterExpression.Parse("public_url : \"\"").Matches(s_permanent).ShouldBeFalse();
    }

    [Fact]
    public void A_quoted_value_may_hold_quotes_blanks_and_keywords()
    {
        FilterSubject odd = s_poster with { File = s_poster.File with { FileName = "this AND \"that\" (1)" } };

        FilterExpression.Parse("name = \"this AND \\\"that\\\" (1)\"").Matches(odd).ShouldBeTrue();
        FilterExpression.Parse("name = \"null\"").Matches(odd).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", 1, "A field name was expected")]
    [InlineData("colour = red", 1, "There is no field 'colour'")]
    [InlineData("name", 5, "An operator was expected after 'name', found the end")]
    [InlineData("name =", 7, "A value is missing; found the end")]
    [InlineData("name > poster", 6, "'name' cannot be compared with >")]
    [InlineData("size_bytes : 5", 12, "'size_bytes' cannot be compared with :")]
    [InlineData("size_bytes = big", 14, "A size is a whole number of bytes, found 'big'")]
    [InlineData("created_at > \"yesterday\"", 14, "found the text \"yesterday\"")]
    [InlineData("expires_at < null", 14, "< needs a time")]
    [InlineData("name = poster and name = x", 15, "'and' is written in capitals, AND")]
    [InlineData("not name = x", 1, "'not' is written in capitals, NOT")]
    [InlineData("name = summer poster", 15, "There is no field 'poster'")]
    [InlineData("name = summer poster", 15, "A value of several words stands in double quotes")]
    [InlineData("name = a OR OR name = b", 13, "A comparison was expected, found OR")]
    [InlineData("name = a -", 11, "A field name was expected, found the end")]
    [InlineData("name = a \"b\"", 10, "A field name was expected, found '\"b\"'")]
    [InlineData("expires_at : 5", 12, "'expires_at' cannot be compared with :")]
    [InlineData("name = poster AND", 18, "A field name was expected, found the end")]
    [InlineData("(name = poster", 1, "no closing ')'")]
    [InlineData("name = poster)", 14, "AND, OR or the end was expected, found ')'")]
    [InlineData("name = \"poster", 8, "The string has no closing \"")]
    public void A_wrong_filter_is_refused_at_its_place(string filter, int position, string message)
    {
        FilterException fault = Should.Throw<FilterException>(() => FilterExpression.Parse(filter));

        fault.Position.ShouldBe(position);
        fault.Message.ShouldContain(message);
        fault.Message.ShouldContain($"character {position}");
    }

    [Theory]
    [InlineData("(")]
    [InlineData("NOT ")]
    public void Endless_nesting_is_refused(string opening)
    {
        string filter = string.Concat(Enumerable.Repeat(opening, 5000));

        Should.Throw<FilterException>(() => FilterExpression.Parse(filter)).Message.ShouldContain("nested");
    }
}
