using XaiGen.Contract;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Witnesses;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Learning;

/// <summary>The edits that let a schema allow more: null, another type, a value, a member, a bound further out.</summary>
internal sealed class SchemaEdits(EditSteps steps)
{
    private readonly bool _isVersion30 = steps.Document.IsVersion30;

    public string? AllowNull(Observation observation)
    {
        string site = observation.Pointer;
        if (steps.At(site) is not JsonMapping schema)
        {
            return null;
        }

        if (schema.Text("$ref") is { } reference)
        {
            var referred = new JsonMapping { ["$ref"] = reference };
            if (_isVersion30)
            {
                steps.Set(site, "nullable", true);
                steps.Field(site, "allOf", new JsonList(referred));
            }
            else
            {
                steps.Field(site, "anyOf", new JsonList(referred, new JsonMapping { ["type"] = "null" }));
            }

            steps.Remove($"{site}/$ref");
        }
        else if (_isVersion30)
        {
            steps.Set(site, "nullable", true);
        }
        else if (schema.Field("const") is not null || schema.Items("allOf").Count > 0)
        {
            return AddAlternative(site, new JsonMapping { ["type"] = "null" }) is null ? null : "allow null";
        }
        else if (schema.Field("type") is JsonScalar { Value: string type })
        {
            steps.Replace($"{site}/type", new JsonList(type, "null"));
        }
        else if (schema.Field("type") is JsonList)
        {
            steps.Item(site, "type", "null");
        }
        else if (schema.Field("anyOf") is JsonList)
        {
            steps.Item(site, "anyOf", new JsonMapping { ["type"] = "null" });
        }
        else if (schema.Field("oneOf") is JsonList)
        {
            steps.Item(site, "oneOf", new JsonMapping { ["type"] = "null" });
        }
        else if (schema.Field("enum") is not JsonList)
        {
            return null;
        }

        if (schema.Field("enum") is JsonList && !schema.Items("enum").Any(value => value is JsonScalar { IsNull: true }))
        {
            steps.Item(site, "enum", new JsonScalar());
        }

        return "allow null";
    }

    public string? WidenType(Observation observation)
    {
        string site = observation.Pointer;
        JsonNode? schema = steps.At(site);
        JsonMapping seen = observation.Shape.ToSchema(_isVersion30);
        if (seen.Text("type") is not { } type || schema.Text("type") == type || schema.Items("type").Any(each => each.Text() == type))
        {
            return null;
        }

        // A list of types would not help, since these keywords still rule the value out.
        bool isRuledOut = schema.Field("enum") is not null || schema.Field("const") is not null || schema.Items("allOf").Count > 0;
        if (!isRuledOut && schema.Text("type") == "integer" && type == "number")
        {
            steps.Replace($"{site}/type", "number");
            if (schema.Field("format") is not null)
            {
                steps.Remove($"{site}/format");
            }

            return "allow fractions";
        }

        if (!isRuledOut && !_isVersion30 && schema.Text("type") is { } known)
        {
            steps.Replace($"{site}/type", new JsonList(known, type));
            return $"allow {type}";
        }

        if (!isRuledOut && !_isVersion30 && schema.Field("type") is JsonList)
        {
            steps.Item(site, "type", type);
            return $"allow {type}";
        }

        return AddAlternative(site, seen);
    }

    /// <summary>Also allows the values that another schema describes.</summary>
    /// <returns>What the edit does; null if it would remove comments within the schema.</returns>
    private string? AddAlternative(string site, JsonMapping other)
    {
        if (steps.At(site) is not JsonMapping schema)
        {
            return null;
        }

        string type = other.Text("type") ?? "another type";
        if (schema.Field("oneOf") is JsonList or null && (schema.Field("oneOf") ?? schema.Field("anyOf")) is JsonList { Name: { } list }
            && schema.Field("type") is null && schema.Field("enum") is null && schema.Items("allOf").Count == 0)
        {
            steps.Item(site, list, other);
            if (schema.Field("x-xaigen-union") is JsonList)
            {
                steps.Item(site, "x-xaigen-union", Pascal(type));
            }
        }
        else
        {
            // An integer is a number, too, so it may be both.
            string keyword = type is "number" or "integer" && schema.Text("type") is "integer" or "number" ? "anyOf" : "oneOf";
            int marks = steps.Text.Text.Count(letter => letter == '#');
            steps.Replace(site, new JsonMapping { [keyword] = new JsonList(schema.DeepClone(), other) });
            if (steps.Text.Text.Count(letter => letter == '#') < marks)
            {
                return null;
            }
        }

        return $"allow {type}";
    }

    public string? AddValue(Observation observation)
    {
        string list = observation.Pointer;
        if (JsonPointer.Parent(list) is not { } owner || observation.Samples is not [var value, ..]
            || observation.Name == LedgerEntry.Hidden)
        {
            return null;
        }

        if (value is not JsonScalar)
        {
            return AddAlternative(owner, observation.Shape.ToSchema(_isVersion30));
        }

        if (steps.At(list) is { Name: "const" } only)
        {
            steps.Field(owner, "enum", new JsonList(only.DeepClone(), value));
            steps.Remove(list);
            return "make it one of two values";
        }

        if (steps.At(list) is not JsonList { Name: "enum" } values)
        {
            return null;
        }

        // Names and descriptions of values stand in lists of their own.
        string[] beside = [.. steps.At(owner).Entries()
            .Where(entry => entry.Name.StartsWith("x-enum", StringComparison.Ordinal) && entry.Value.Items().Count == values.Count)
            .Select(entry => entry.Name)];
        steps.Item(owner, "enum", value);
        foreach (string name in beside)
        {
            steps.Item(owner, name, name.EndsWith("names", StringComparison.Ordinal)
                ? Pascal(observation.Name) : $"`{observation.Name}`, seen in traffic.");
        }

        return "add the value";
    }

    public string? AddCase(Observation observation)
    {
        string list = observation.Pointer;
        if (steps.At(list) is not JsonList members || JsonPointer.Parent(list) is not { } owner || steps.At(owner) is not JsonMapping union
            || observation.Name == LedgerEntry.Hidden)
        {
            return null;
        }

        string keyword = list[(list.LastIndexOf('/') + 1)..];
        HashSet<string> known = [.. members.Select(member => member.Text("$ref")).OfType<string>()];
        var guess = new SchemaGuess(steps.Document, observation.Direction);
        JsonMapping? component = guess.Component(
            observation.Samples, reference => !known.Contains(reference) && !ReferenceEquals(steps.Document.Target(reference), union));
        bool isTagged = union.Field("discriminator") is not null;
        string name = observation.Tag is null ? "Other" : Pascal(observation.Name);
        if (component is null)
        {
            JsonMapping schema = guess.Shaped(observation.Samples, observation.Shape);
            if (observation.Tag is { } tag && schema.Mapping("properties").Mapping(tag) is { } described)
            {
                described["enum"] = new JsonList(observation.Name);
            }

            if (isTagged)
            {
                string free = Free(name);
                steps.Field("#/components/schemas", free, schema);
                component = new JsonMapping { ["$ref"] = $"#/components/schemas/{free}" };
            }

            steps.Item(owner, keyword, component ?? schema);
        }
        else
        {
            steps.Item(owner, keyword, component);
        }

        if (component is not null && union.Mapping("discriminator").Field("mapping") is JsonMapping)
        {
            steps.Field($"{owner}/discriminator/mapping", observation.Name, component.Text("$ref")!);
        }

        if (union.Field("x-xaigen-union") is JsonList)
        {
            steps.Item(owner, "x-xaigen-union", name);
        }

        return "add the member to the union";
    }

    private string Free(string name)
    {
        string free = name;
        for (int number = 2; steps.At($"#/components/schemas/{free}") is not null; number++)
        {
            free = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    public string? MoveBound(Observation observation, double extreme)
    {
        string keyword = observation.Pointer[(observation.Pointer.LastIndexOf('/') + 1)..];
        if (JsonPointer.Parent(observation.Pointer) is not { } owner || steps.At(observation.Pointer).Number() is null)
        {
            return null;
        }

        JsonNode bound = Samples.Of(extreme);
        string inclusive = keyword is "exclusiveMinimum" ? "minimum" : keyword is "exclusiveMaximum" ? "maximum" : keyword;
        string flag = inclusive == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
        steps.Set(owner, inclusive, bound);

        // In 3.0 it excludes the bound, in 3.1 it is a separate bound; the observed value must be allowed.
        if (inclusive is "minimum" or "maximum" && steps.At($"{owner}/{flag}") is not null)
        {
            steps.Remove($"{owner}/{flag}");
        }

        return $"move {inclusive} to {bound}";
    }

    public string? ChangeFormat(Observation observation)
    {
        if (observation.Name == "int32")
        {
            steps.Replace(observation.Pointer, "int64");
            return "make it int64";
        }

        return Remove(observation.Pointer, "format");
    }

    /// <summary>Removes a keyword, such as a pattern that values do not match.</summary>
    public string? Remove(string pointer, string what)
    {
        if (steps.At(pointer) is null)
        {
            return null;
        }

        steps.Remove(pointer);
        return $"remove {what}";
    }

    private static string Pascal(string text)
    {
        string name = string.Concat(text.Split([.. text.Where(letter => !char.IsAsciiLetterOrDigit(letter)).Distinct()],
            StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length == 0 ? "Other" : char.IsAsciiDigit(name[0]) ? $"Value{name}" : name;
    }
}
