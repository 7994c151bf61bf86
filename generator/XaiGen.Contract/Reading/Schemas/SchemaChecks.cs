using System.Globalization;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>Reports constraints that contradict one another, and keywords that do not apply to their schema.</summary>
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
            bound.Report(ProblemRules.BoundsContradict.Message(least, most));
        }
    }

    private static void CheckCounts(NodeReader node, string lowName, long? low, string highName, long? high)
    {
        if (low > high)
        {
            node[highName].Report(ProblemRules.CountsContradict.Message(lowName, low, highName, high));
        }
    }

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
                    ProblemRules.EnumValueKind.Message(Show(literal), TypeNames(schema.Types), QuoteFix(schema)));
            }
        }
    }

    private static void CheckDefault(NodeReader node, Schema schema)
    {
        // A null default means that there is none; many documents have it.
        if (schema.Default is { Kind: not JsonLiteralKind.Null } value
            && WhyNotAllowed(value, schema, node["const"].Exists ? "'const'" : "'enum'") is { } why)
        {
            node["default"].Report(why);
        }
    }

    private static ProblemMessage? WhyNotAllowed(JsonLiteral value, Schema schema, string values)
    {
        if (!IsOfType(value, schema.Types))
        {
            return ProblemRules.DefaultNotAllowed.Message(Show(value), TypeNames(schema.Types));
        }

        if (!schema.Enum.IsEmpty && !schema.Enum.Any(allowed => IsSame(allowed, value)))
        {
            return ProblemRules.DefaultNotListed.Message(Show(value), values);
        }

        return ViolatedBound(value, schema) is var (bound, limit)
            ? ProblemRules.DefaultOutOfBounds.Message(Show(value), bound, Wording.Plain(limit))
            : null;
    }

    private static (string Bound, decimal Limit)? ViolatedBound(JsonLiteral value, Schema schema)
    {
        if (value.Kind == JsonLiteralKind.String)
        {
            long codePoints = value.Text.Count(unit => !char.IsLowSurrogate(unit));
            return codePoints < schema.MinLength ? ("'minLength'", schema.MinLength.Value)
                : codePoints > schema.MaxLength ? ("'maxLength'", schema.MaxLength.Value)
                : null;
        }

        if (Number(value) is { } number)
        {
            return number < schema.Minimum ? ("'minimum'", schema.Minimum.Value)
                : number > schema.Maximum ? ("'maximum'", schema.Maximum.Value)
                : number <= schema.ExclusiveMinimum ? ("the exclusive minimum", schema.ExclusiveMinimum.Value)
                : number >= schema.ExclusiveMaximum ? ("the exclusive maximum", schema.ExclusiveMaximum.Value)
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

    /// <summary>Null if the value is not a number, or is too large to compare.</summary>
    private static decimal? Number(JsonLiteral value)
        => value.Kind == JsonLiteralKind.Number
            && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    private static string Show(JsonLiteral value)
        => value.Kind == JsonLiteralKind.String ? $"'{value.Text.Abbreviated()}'" : value.Text.Abbreviated();

    private static string TypeNames(JsonTypes types) => $"'{types.ToString().ToLowerInvariant()}'";

    private static string QuoteFix(Schema schema)
        => schema.Types.HasFlag(JsonTypes.String) ? " Put it in quotes." : " Correct the value or the type.";

    /// <summary>Checks the extension keywords against the schema's type.</summary>
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
