using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Generator.Tests.AspNetCore;

// Types as .NET teams write them, with a property for each type that JSON can represent.

internal enum Level
{
    Low,
    Mid,
    High,
}

[JsonConverter(typeof(JsonStringEnumConverter<Shade>))]
internal enum Shade
{
    Plain,

    [JsonStringEnumMemberName("rich-text")]
    Rich,
}

internal sealed record Owner(string Name, string? Nick);

internal sealed record Numbers(
    sbyte SByte,
    byte Byte,
    short Short,
    ushort UShort,
    int Int,
    uint UInt,
    long Long,
    ulong ULong,
    Int128 Huge,
    float Float,
    double Double,
    decimal Decimal,
    [property: Range(1, 9)] int Ranged,
    [property: DefaultValue(7)] int Seven,
    int[] Ints,
    List<ulong?> MaybeULongs,
    Dictionary<string, int> Counts,
    Dictionary<string, double?> MaybeDoubles);

internal sealed record Texts(
    string Text,
    char Char,
    Guid Guid,
    DateTime DateTime,
    DateTimeOffset Offset,
    DateOnly Date,
    TimeOnly Time,
    TimeSpan Span,
    Uri Uri,
    byte[] Bytes,
    Version Version,
    [property: StringLength(5, MinimumLength = 2)] string Short,
    Level Level,
    Shade Shade,
    Shade[] Shades);

internal sealed record Maybe(
    int? Int,
    ulong? ULong,
    double? Double,
    decimal? Decimal,
    bool? Flag,
    Guid? Guid,
    DateTimeOffset? Offset,
    DateOnly? Date,
    TimeOnly? Time,
    TimeSpan? Span,
    Level? Level,
    Shade? Shade,
    Owner? Owner,
    Shape? Shape,
    int[]? Ints,
    Dictionary<string, int>? Counts,
    byte[]? Bytes)
{
    public int WithDefault { get; init; } = 3;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Left { get; init; }
}

internal sealed record Tree(string Name, Tree? Left, List<Tree> Kids, Dictionary<string, Owner> Owners);

internal sealed record Anything(object Any, JsonElement Element, JsonObject Object, string[][] Jagged);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
internal abstract record Shape(string Color);

internal sealed record Circle(string Color, double Radius) : Shape(Color);

internal sealed record Square(string Color, double Side) : Shape(Color);

[JsonDerivedType(typeof(Animal), 1)]
[JsonDerivedType(typeof(Dog), 2)]
internal record Animal(string Name);

internal sealed record Dog(string Name, int Age) : Animal(Name);

internal sealed class Upload
{
    public IFormFile? File { get; set; }

    public int Count { get; set; }

    public string? Note { get; set; }

    public DateOnly Due { get; set; }

    public IFormFileCollection? More { get; set; }
}
