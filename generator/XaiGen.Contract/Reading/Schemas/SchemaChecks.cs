using System.Globalization;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>Constraints that contradict one another, and words on a schema that they cannot be said of.</summary>
internal static class SchemaChecks
{
    public static void Check(NodeReader node, Schema schema)
    {
        CheckNumbers(node, schema);
        CheckCounts(node, "minLength", schema.MinLength, "maxLength", schema.MaxLength);
        CheckCounts(node, "minItems", schema.MinItems, "maxItems", schema.MaxItems);
        CheckCounts(node, "minProperties", node["minProperties"].Count(), "maxProperties", node["maxProperties"].Count());
        CheckPattern(node["pattern"]);
        CheckEnum(node["enum"], schema);
        CheckDefault(node, schema);
    }

    private static void CheckNumbers(NodeReader node, Schema schema)
    {
        if (schema.LowerBound is { } low
            && schema.UpperBound is { } high
            && (low.Value > high.Value || (low.Value == high.Value && (low.IsExclusive || high.IsExclusive))))
        {
            NodeReader bound = high.IsExclusive && !SchemaBounds.IsFlag(node["exclusiveMaximum"])
                ? node["exclusiveMaximum"]
                : node["maximum"];
            string least = $"{(low.IsExclusive ? "above" : "at least")} {Wording.Plain(low.Value)}";
            string most = $"{(high.IsExclusive ? "below" : "at most")} {Wording.Plain(high.Value)}";
            ReportBounds(bound, $"no number is both {least} and {most}");
        }
    }

    private static void CheckCounts(NodeReader node, string lowName, long? low, string highName, long? high)
    {
        if (low > high)
        {
            ReportBounds(node[highName], $"'{lowName}' is {low} and '{highName}' only {high}");
        }
    }

    private static void ReportBounds(NodeReader bound, string why)
        => bound.Report(ProblemRules.BoundsContradict.Message(why));

    private static void CheckPattern(NodeReader pattern)
    {
        if (pattern.Text() is not { } text)
        {
            return;
        }

        if (text.Length > SchemaPattern.MaxLength)
        {
            pattern.Report(
                ProblemRules.PatternTooLong.Message(text.Length, SchemaPattern.MaxLength));
        }
        else if (!SchemaPattern.CanCheck(text))
        {
            pattern.Report(
                ProblemRules.PatternInvalid.Message(text.Abbreviated()));
        }
    }

    private static void CheckEnum(NodeReader values, Schema schema)
    {
        if (schema.Types == JsonTypes.None)
        {
            return;
        }

        foreach (NodeReader value in values.Items())
        {
            JsonLiteral literal = LiteralReader.ToLiteral(value.Node!);
            if (!IsOfType(literal, schema.Types))
            {
                value.Report(
                    ProblemRules.EnumValueKind.Message(Show(literal), TypeNames(schema.Types), QuoteCure(schema)));
            }
        }
    }

    private static void CheckDefault(NodeReader node, Schema schema)
    {
        // A null default says that there is none; many documents have it.
        if (schema.Default is not { Kind: not JsonLiteralKind.Null } value
            || WhyNotAllowed(value, schema, node["const"].Exists ? "'const'" : "'enum'") is not { } why)
        {
            return;
        }

        node["default"].Report(ProblemRules.DefaultNotAllowed.Message(Show(value), why));
    }

    private static string? WhyNotAllowed(JsonLiteral value, Schema schema, string values)
    {
        if (!IsOfType(value, schema.Types))
        {
            return $"is not of the type {TypeNames(schema.Types)}";
        }

        if (!schema.Enum.IsEmpty && !schema.Enum.Any(allowed => IsSame(allowed, value)))
        {
            return $"is none of the values that {values} allows";
        }

        if (value.Kind == JsonLiteralKind.String)
        {
            long codePoints = value.Text.Count(unit => !char.IsLowSurrogate(unit));
            return codePoints < schema.MinLength ? $"is shorter than 'minLength', {schema.MinLength}"
                : codePoints > schema.MaxLength ? $"is longer than 'maxLength', {schema.MaxLength}"
                : null;
        }

        if (Number(value) is { } number)
        {
            return number < schema.Minimum ? $"is below 'minimum', {Wording.Plain(schema.Minimum.Value)}"
                : number > schema.Maximum ? $"is above 'maximum', {Wording.Plain(schema.Maximum.Value)}"
                : number <= schema.ExclusiveMinimum ? $"is not above the exclusive minimum, {Wording.Plain(schema.ExclusiveMinimum.Value)}"
                : number >= schema.ExclusiveMaximum ? $"is not below the exclusive maximum, {Wording.Plain(schema.ExclusiveMaximum.Value)}"
                : null;
        }

        return null;
    }

    private static bool IsOfType(JsonLiteral value, JsonTypes types) => types == JsonTypes.None || value.Kind switch
    {
        JsonLiteralKind.Boolean => types.HasFlag(JsonTypes.Boolean),
        JsonLiteralKind.String => types.HasFlag(JsonTypes.String),
        JsonLiteralKind.Number => types.HasFlag(JsonTypes.Number)
            || (types.HasFlag(JsonTypes.Integer) && (Number(value) is not { } number || decimal.Truncate(number) == number)),
        JsonLiteralKind.Structure => types.HasFlag(value.Text[0] == '[' ? JsonTypes.Array : JsonTypes.Object),
        _ => true,
    };

    private static bool IsSame(JsonLiteral left, JsonLiteral right)
        => left == right || (Number(left) is { } number && number == Number(right));

    /// <summary>Null for what is no number, and for one too large to compare.</summary>
    private static decimal? Number(JsonLiteral value)
        => value.Kind == JsonLiteralKind.Number
            && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    private static string Show(JsonLiteral value)
        => value.Kind == JsonLiteralKind.String ? $"'{value.Text.Abbreviated()}'" : value.Text.Abbreviated();

    private static string TypeNames(JsonTypes types) => $"'{types.ToString().ToLowerInvariant()}'";

    private static string QuoteCure(Schema schema)
        => schema.Types.HasFlag(JsonTypes.String) ? " Put it in quotes." : " Correct the value or the type.";

    /// <summary>Checks the words against what the schema turned out to be.</summary>
    public static void CheckWords(NodeReader node, Schema schema)
    {
        Require(node[ExtensionKeywords.Id], schema.Types is JsonTypes.None or JsonTypes.String, schema);
        Require(node[ExtensionKeywords.Unit], (schema.Types & ~(JsonTypes.Integer | JsonTypes.Number)) == 0, schema);
        Require(node[ExtensionKeywords.DataUri], schema.Types == JsonTypes.None
            || (schema.Types == JsonTypes.String && schema.Format == "uri"), schema);
        bool mayBeObject = schema.Types is JsonTypes.None or JsonTypes.Object;
        Require(node[ExtensionKeywords.KeepUnknown], mayBeObject, schema);
        Require(node[ExtensionKeywords.Cost], mayBeObject, schema);
        if (mayBeObject && !schema.Cost.IsEmpty && schema.Properties.IsEmpty && schema.AllOf.IsEmpty)
        {
            node[ExtensionKeywords.Cost].ReportAtKey(ProblemRules.CostElsewhere.Message());
        }

        if (node[ExtensionKeywords.Union].Exists && !node["oneOf"].Exists && !node["anyOf"].Exists)
        {
            node[ExtensionKeywords.Union].ReportAtKey(
                ProblemRules.UnionWordAlone.Message(ExtensionKeywords.Union));
        }
    }

    private static void Require(NodeReader word, bool fits, Schema schema)
    {
        if (word.Exists && !fits)
        {
            string format = schema.Format is null ? "" : $" of format '{schema.Format}'";
            word.ReportAtKey(
                ProblemRules.WordHome.Message(word.Name, ExtensionKeywords.Homes[word.Name], TypeNames(schema.Types), format));
        }
    }
}
