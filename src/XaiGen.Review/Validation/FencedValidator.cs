using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Validation;

/// <summary>
/// Isolates NJsonSchema. The schemas refer only to one another, so nothing is fetched; patterns have a time limit; values that would take
/// too much work, too deep a stack, or an infinite loop are not checked; and every exception becomes a result.
/// </summary>
internal sealed class FencedValidator
{
    /// <summary>NJsonSchema follows references recursively while reading; this many fit on a <see cref="LargeStack"/>.</summary>
    private const int MostDefinitions = 20_000;

    private readonly JsonMapping _definitions;
    private readonly ValidationWork _work;
    private readonly PatternTime _patternTime;
    private readonly JsonSchemaValidator _validator;
    private readonly JsonSchema? _schemas;
    private readonly string? _fault;
    private readonly Lock _lock = new();

    /// <param name="definitions">
    /// Plain JSON Schemas by name; a reference is <c>#/definitions/NAME</c>. The validator takes ownership and modifies them.
    /// </param>
    /// <param name="notChecked">Schemas with constraints that NJsonSchema silently ignores, and the names of those constraints.</param>
    /// <param name="patternTime">The time budget for patterns, if several validators share it.</param>
    public FencedValidator(
        JsonMapping definitions, IReadOnlyDictionary<JsonMapping, string>? notChecked = null, PatternTime? patternTime = null)
    {
        _patternTime = patternTime ?? new PatternTime();
        _definitions = definitions;
        _work = new ValidationWork(definitions, notChecked ?? new Dictionary<JsonMapping, string>());
        _validator = new JsonSchemaValidator([new StrictDateTime(), .. Patterns(definitions)]);
        if (definitions.Count > MostDefinitions)
        {
            _fault = $"the contract has more than {MostDefinitions} schemas";
            return;
        }

        try
        {
            string json = new JsonMapping { ["definitions"] = definitions }.ToJson();
#pragma warning disable RS0030 // Isolated here.
            _schemas = JsonSchema.FromJsonAsync(json).GetAwaiter().GetResult();
#pragma warning restore RS0030
        }
        catch (Exception fault)
        {
            _fault = Sentence(fault);
        }
    }

    public CheckedValue Check(string name, JsonNode value)
    {
        lock (_lock)
        {
            if (_schemas is null
                || _definitions.Mapping(name) is not { } plain || !_schemas.Definitions.TryGetValue(name, out JsonSchema? schema))
            {
                return CheckedValue.Undecided(_fault ?? "there is no such schema");
            }

            if (_work.ObstacleTo(plain, value) is { } obstacle)
            {
                return CheckedValue.Undecided(obstacle);
            }

            try
            {
                _patternTime.Begin();
#pragma warning disable RS0030 // Isolated here.
                IReadOnlyCollection<ValidationError> errors = [.. _validator.Validate(ToToken(value), schema)];
#pragma warning restore RS0030
                return _patternTime.Undecided is { } reason ? CheckedValue.Undecided(reason) : new CheckedValue(errors, null);
            }
            catch (Exception fault)
            {
                return CheckedValue.Undecided(Sentence(fault));
            }
        }
    }

#pragma warning disable RS0030 // Isolated here.
    /// <summary>The value in the types that NJsonSchema reads.</summary>
    private static JToken ToToken(JsonNode value) => value switch
    {
        JsonMapping mapping => new JObject(mapping.Select(field => new JProperty(field.Name, ToToken(field.Value)))),
        JsonList list => new JArray(list.Select(ToToken)),
        _ => new JValue(((JsonScalar)value).Value),
    };
#pragma warning restore RS0030

    private static string Sentence(Exception fault) => $"NJsonSchema failed: {fault.GetType().Name}: {fault.Message.Split('\n')[0]}";

    /// <summary>Replaces each pattern by a custom format.</summary>
    private List<BoundedPattern> Patterns(JsonMapping definitions)
    {
        Dictionary<string, BoundedPattern> patterns = new(StringComparer.Ordinal);
        foreach (JsonMapping schema in definitions.Descendants()
            .OfType<JsonMapping>().Where(node => node.Text("pattern") is not null && IsSchema(node)).ToArray())
        {
            string pattern = schema.Text("pattern")!;
            if (!patterns.TryGetValue(pattern, out BoundedPattern? bounded))
            {
                bounded = new BoundedPattern(pattern, $"pattern {patterns.Count.ToString(CultureInfo.InvariantCulture)}", _patternTime);
                patterns.Add(pattern, bounded);
            }

            schema.Remove("pattern");
            if (schema.Field("allOf") is JsonList all)
            {
                all.Add(new JsonMapping { ["format"] = bounded.Format });
            }
            else
            {
                schema["allOf"] = new JsonList(new JsonMapping { ["format"] = bounded.Format });
            }
        }

        return [.. patterns.Values];
    }

    /// <summary>Excludes objects that are values of an enum.</summary>
    private static bool IsSchema(JsonMapping node) => !node.AncestorsAndSelf().Any(above => above is JsonList { Name: "enum" });
}
