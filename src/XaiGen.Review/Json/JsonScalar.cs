using System.Globalization;
using System.Numerics;

namespace XaiGen.Review.Json;

/// <summary>A text, a number, a boolean, or null.</summary>
internal class JsonScalar : JsonNode
{
    private static readonly object s_true = true, s_false = false;

    private JsonScalar(object? value) => Value = value;

    /// <summary>Null.</summary>
    public JsonScalar()
    {
    }

    public JsonScalar(string? value) => Value = value;

    public JsonScalar(bool value) => Value = value ? s_true : s_false;

    public JsonScalar(long value) => Value = value;

    public JsonScalar(double value) => Value = value;

    public JsonScalar(decimal value) => Value = value;

    /// <summary>
    /// A string, a boolean, or a number: a long, a BigInteger if it is too large for that, or a double or decimal if it is written with a
    /// fraction or exponent.
    /// </summary>
    public object? Value { get; }

    public bool IsNull => Value is null;

    public bool IsInteger => Value is long or BigInteger;

    /// <summary>A number as a reader of JSON gives it.</summary>
    public static JsonScalar OfNumber(object number) => new(number);

    public override JsonNode DeepClone() => new JsonScalar(Value);

    public override string ToString() => Convert.ToString(Value, CultureInfo.InvariantCulture) ?? "";

    internal override bool HasContentOf(JsonNode other) => other is JsonScalar scalar && Equals(Value, scalar.Value);

    internal override int ContentHash() => Value?.GetHashCode() ?? 0;
}
