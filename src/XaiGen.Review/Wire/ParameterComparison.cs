using System.Globalization;
using System.Text.RegularExpressions;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review.Wire;

/// <summary>Compares the parameters in the path, the query, headers and cookies.</summary>
/// <param name="schemas">Compares the schemas.</param>
/// <param name="drafts">Receives the differences.</param>
/// <param name="label">The operation that findings are reported for.</param>
/// <param name="operation">The operation's name in messages.</param>
/// <param name="today">The date that sunset dates are compared with.</param>
/// <param name="sent">The direction of the parameters, from the users' point of view.</param>
internal sealed partial class ParameterComparison(
    SchemaComparison schemas, OperationDrafts drafts, string label, string operation, DateOnly today, Direction sent)
{
    private sealed record Parameter(JsonMapping Node, string In, string Name)
    {
        public bool IsRequired => In == "path" || Node.IsTrue("required");

        public string Words => $"the {In} parameter '{Name}' of";

        /// <summary>The name as compared: header names are case-insensitive.</summary>
        public string WireName => In == "header" ? Name.ToLowerInvariant() : Name;

        public JsonNode? Schema => Node["schema"] ?? MediaType.Field("schema");

        public JsonNode? MediaType => Node.Entries("content").First;

        public string Style => Node.Text("style") ?? (In is "query" or "cookie" ? "form" : "simple");

        public bool Explode => Node["explode"] is JsonScalar { Value: bool written } ? written : Style == "form";

        /// <summary>Whether a list is written as one text.</summary>
        public bool IsDelimited => MediaType is null && (Style == "simple" || (Style == "form" && !Explode));

        public bool AllowsReserved => Node.IsTrue("allowReserved");
    }

    /// <summary>Headers that OpenAPI describes elsewhere; a parameter of such a name is ignored.</summary>
    private static readonly HashSet<string> s_ignored = new(["Accept", "Content-Type", "Authorization"], StringComparer.OrdinalIgnoreCase);

    public void Compare(OperationSide old, OperationSide @new)
    {
        Dictionary<(string, string), Parameter> before = Read(old), after = Read(@new);
        var exchange = new Lazy<Exchange>(() => Exchange.OfRequest(
            label, Least(sent == Direction.Request ? before.Values : after.Values), Needs(before.Values), Needs(after.Values)));
        foreach (((string, string) key, Parameter? parameter) in before)
        {
            if (after.TryGetValue(key, out Parameter? match))
            {
                Compare(parameter, match, exchange);
            }
            else if (!HasLost(@new) && !IsInPath(key))
            {
                Removed(parameter, @new.Node, exchange);
            }
        }

        foreach (((string, string) key, Parameter? parameter) in after)
        {
            if (!before.ContainsKey(key) && !HasLost(old) && !IsInPath(key))
            {
                Added(parameter, old.Node, exchange);
            }
        }
    }

    /// <summary>
    /// Whether it stands for a part of the path, which every request has even if the other contract does not describe it.
    /// </summary>
    private static bool IsInPath((string In, string Key) key) => key is ("path", ['#', ..]);

    /// <summary>Whether a reference to a parameter cannot be resolved, so that any parameter may be missing.</summary>
    private static bool HasLost(OperationSide side)
        => side.PathItem.Items("parameters").Concat(side.Node.Items("parameters")).Any(side.Document.IsLost);

    private static Dictionary<(string, string), Parameter> Read(OperationSide side)
    {
        ILookup<string, string> places = Placeholder().Matches(side.Path).ToLookup(
            match => match.Groups[1].Value, match => PlaceOf(match.Index));
        Dictionary<(string, string), Parameter> parameters = [];
        foreach (JsonNode written in side.PathItem.Items("parameters").Concat(side.Node.Items("parameters")))
        {
            if (side.Document.Resolve(written) is JsonMapping node && node.Text("in") is { } place && node.Text("name") is { } name
                && !(place == "header" && s_ignored.Contains(name)))
            {
                parameters[(place, Key(place, name))] = new Parameter(node, place, name);
            }
        }

        return parameters;

        // The segment, and the parameter in it: another segment may have a parameter in only one of the contracts.
        string PlaceOf(int index)
        {
            string[] segments = side.Path[..index].Split('/');
            return $"#{segments.Length}.{segments[^1].Count(letter => letter == '{')}";
        }

        // A path parameter is identified by its position; header names are case-insensitive.
        string Key(string place, string name) => place switch
        {
            "path" when places[name].FirstOrDefault() is { } position => position,
            "header" => name.ToUpperInvariant(),

            // It is the whole query string and has no name on the wire.
            "querystring" => "",
            _ => name,
        };
    }

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Placeholder();

    /// <summary>A request with only the required parameters; path parameters are always present.</summary>
    private JsonMapping Least(IEnumerable<Parameter> parameters)
    {
        SchemaViews views = sent == Direction.Request ? schemas.OldViews : schemas.NewViews;
        var samples = new Samples(views, sent);
        return new JsonMapping(Groups(parameters).Select(group => new JsonField(
            group.Key,
            new JsonMapping(group.Select(
                parameter => new JsonField(parameter.WireName, parameter.Schema is { } schema ? samples.Of(views.Of(schema)) : "x"))))));
    }

    private static JsonMapping Needs(IEnumerable<Parameter> parameters)
        => Exchange.Needing(Groups(parameters).Select(group => (group.Key, group.Select(parameter => parameter.WireName))));

    private static IEnumerable<IGrouping<string, Parameter>> Groups(IEnumerable<Parameter> parameters)
        => parameters.Where(parameter => parameter.IsRequired && parameter.In != "path").GroupBy(parameter => parameter.In);

    private void Added(Parameter parameter, JsonNode place, Lazy<Exchange> exchange)
    {
        string begin = ValueComparison.Begin($"{parameter.Words} {operation}");
        WireVerdict verdict = Presence.OfAdded(sent, parameter.IsRequired);
        Say(
            parameter.IsRequired ? WireRules.RequiredParameterAdded : WireRules.ParameterAdded, verdict, place, parameter.Node,
            $"{begin} is new and {(parameter.IsRequired ? "required" : "may be left out")}.",
            verdict == WireVerdict.Breaking ? "Existing requests, which do not have it, are rejected." : null, exchange);
    }

    private void Removed(Parameter parameter, JsonNode place, Lazy<Exchange> exchange)
    {
        var lifecycle = Lifecycle.Of(parameter.Node);
        bool isEarly = lifecycle is { IsDeprecated: true, Sunset: not null } && !lifecycle.MayGo(today);
        WireVerdict verdict = isEarly ? WireVerdict.Breaking
            : lifecycle.MayGo(today) || !lifecycle.IsPromised ? WireVerdict.Compatible
            : Presence.OfRemoved(sent, parameter.IsRequired);
        Say(
            WireRules.ParameterRemoved, verdict, parameter.Node, place,
            $"{ValueComparison.Begin($"{parameter.Words} {operation}")} is "
            + $"gone{(isEarly ? $", before {lifecycle.SunsetDate:yyyy-MM-dd} as was announced" : "")}.",
            isEarly ? "Users have planned for the later date."
                : sent == Direction.Request ? "Requests with it are probably still accepted, but it has no effect any more."
                : "Clients that read it get nothing.",
            sent == Direction.Request ? null : exchange,
            isGone: true);
    }

    private void Compare(Parameter old, Parameter now, Lazy<Exchange> exchange)
    {
        if (schemas.AreUnchanged(old.Node, now.Node))
        {
            return;
        }

        string name = $"{now.Words} {operation}", begin = ValueComparison.Begin(name);
        foreach (Draft draft in Lifecycle.Compare(Lifecycle.Of(old.Node), Lifecycle.Of(now.Node), name, today))
        {
            drafts.Add(label, sent, draft);
        }

        CompareDeprecation(old, now, name);
        JsonNode oldRequired = old.Node["required"] ?? old.Node, newRequired = now.Node["required"] ?? now.Node;
        if (!old.IsRequired && now.IsRequired)
        {
            Say(
                WireRules.ParameterBecameRequired, Presence.OfRequired(sent), oldRequired, newRequired, $"{begin} is required now.",
                sent == Direction.Request ? "Requests without it are rejected." : null, exchange);
        }
        else if (old.IsRequired && !now.IsRequired)
        {
            Say(WireRules.ParameterBecameOptional, Presence.OfOptional(
                sent), oldRequired, newRequired, $"{begin} may be left out now.", null, exchange);
        }

        bool isRepeatable = MayBeRepeatedNow(old, now);
        CompareSerialization(old, now, name, isRepeatable);
        CompareEmpty(old, now, name);
        if (old.Schema is { } before && now.Schema is { } after)
        {
            if (isRepeatable)
            {
                Say(WireRules.TypeWidened, WireVerdict.Compatible, before, after, $"{begin} may be given several times now.", null, null);
                if (schemas.NewViews.Of(after).Subschema("items") is { } items)
                {
                    schemas.Compare(label, name, before, items.At, sent, isText: true);
                }
            }
            else if (!old.IsDelimited || !now.IsDelimited)
            {
                schemas.Compare(label, name, before, after, sent, isText: now.MediaType is null, isPath: now.In == "path");
            }
            else if (DelimitedText.Left(schemas.OldViews, before, schemas.NewViews, after, sent) is var (left, right))
            {
                schemas.Compare(label, name, left, right, sent, isText: true, isPath: now.In == "path");
                CompareItems(before, after, begin);
            }

            CompareDefaults(
                schemas.OldViews.Of(before).Default?.Value, schemas.NewViews.Of(now.Schema).Default?.Value, old.Node, now.Node, name);
        }
    }

    private void Say(
        ReviewRule rule, WireVerdict verdict, JsonNode from, JsonNode to, string message, string? why, Lazy<Exchange>? exchange,
        bool isGone = false)
        => drafts.Add(
            label, sent,
            new Draft(rule, verdict, from, to, message, why, isGone, verdict == WireVerdict.Breaking ? exchange?.Value : null));

    /// <summary>Whether a query parameter with one value became a list: a single value is written in the same way.</summary>
    private bool MayBeRepeatedNow(Parameter old, Parameter now)
    {
        if (sent != Direction.Request
            || old.Schema is null || now.Schema is null || now is not { In: "query", Style: "form", MediaType: null })
        {
            return false;
        }

        SchemaView before = schemas.OldViews.Of(old.Schema), after = schemas.NewViews.Of(now.Schema);
        return old.Style == "form"
            && (before.Kinds & (JsonKinds.Array | JsonKinds.Object)) == 0 && (after.Kinds & ~JsonKinds.Null) == JsonKinds.Array
            && (after.Counts.GetValueOrDefault("minItems")?.Value ?? 0) <= 1;
    }

    /// <summary>A text with commas became a list, which may have a limit on its items.</summary>
    private void CompareItems(JsonNode before, JsonNode after, string begin)
    {
        if (sent == Direction.Request
            && DelimitedText.NewLimit(schemas.OldViews.Of(before), schemas.NewViews.Of(after)) is { } most)
        {
            Say(
                WireRules.SizeNarrowed, WireVerdict.Warning, before, most.At,
                $"{begin} is a list of at most {most.Value.ToString(CultureInfo.InvariantCulture)} items now.",
                "Texts with more commas are rejected.", null);
        }
    }

    private void CompareEmpty(Parameter old, Parameter now, string name)
    {
        if (!old.Node.IsTrue("allowEmptyValue") || now.Node.IsTrue("allowEmptyValue"))
        {
            return;
        }

        bool isText = now.Schema is null || (schemas.NewViews.Of(now.Schema) is { Enum: null } view
            && view.Allows(JsonKinds.String) && !view.Counts.ContainsKey("minLength"));
        Say(
            WireRules.ParameterSerializationChanged, isText ? WireVerdict.Warning : WireVerdict.Breaking, old.Node["allowEmptyValue"]!,
            now.Node,
            $"{ValueComparison.Begin(name)} may no longer be empty.", "Requests that send it without a value may be rejected.", null,
            isGone: true);
    }

    private void CompareDeprecation(Parameter old, Parameter now, string name)
    {
        bool was = Lifecycle.Of(old.Node).IsDeprecated, isNow = Lifecycle.Of(now.Node).IsDeprecated;
        if (was != isNow)
        {
            Say(
                isNow ? WireRules.Deprecated : WireRules.Reactivated, WireVerdict.Compatible, old.Node, now.Node,
                $"{ValueComparison.Begin(name)} is {(isNow ? "deprecated now" : "no longer deprecated")}.", null, null);
        }
    }

    private void CompareSerialization(Parameter old, Parameter now, string name, bool isRepeatable)
    {
        List<string> changes = [];
        if (Essence(old.MediaType) != Essence(now.MediaType))
        {
            changes.Add($"media type {old.MediaType?.Name ?? "none"} → {now.MediaType?.Name ?? "none"}");
        }
        else if (old.Style != now.Style)
        {
            changes.Add($"style {old.Style} → {now.Style}");
        }
        else if (old.Explode != now.Explode && !isRepeatable && IsComposite(sent == Direction.Request ? old : now))
        {
            changes.Add($"explode {(now.Explode ? "false → true" : "true → false")}");
        }

        if (old.AllowsReserved && !now.AllowsReserved)
        {
            changes.Add("reserved characters must be escaped");
        }

        if (changes.Count > 0)
        {
            Say(
                WireRules.ParameterSerializationChanged, WireVerdict.Breaking, old.Node, now.Node,
                $"{ValueComparison.Begin(name)} is serialized differently: {string.Join(", ", changes)}.",
                "The server reads existing requests differently.", null);
        }

        // Parameters such as '; charset=utf-8' do not make a different media type.
        static string? Essence(JsonNode? mediaType) => mediaType?.Name!.Split(';')[0].Trim().ToLowerInvariant();

        // A single value is written in the same way in both styles.
        bool IsComposite(Parameter parameter)
        {
            SchemaViews views = ReferenceEquals(parameter, old) ? schemas.OldViews : schemas.NewViews;
            return parameter.Schema is not null && (views.Of(parameter.Schema).Kinds & (JsonKinds.Array | JsonKinds.Object)) != 0;
        }
    }

    /// <remarks>As for the default of a property, the contract does not determine whether the change affects a request.</remarks>
    private void CompareDefaults(JsonNode? before, JsonNode? after, JsonMapping oldPlace, JsonMapping newPlace, string name)
    {
        if (sent == Direction.Request && !NodeEquality.AreEqual(before, after))
        {
            Say(
                WireRules.ParameterDefaultChanged, WireVerdict.Warning, before ?? oldPlace, after ?? newPlace,
                $"The default of {name} went from {ValueComparison.Show(before)} to {ValueComparison.Show(after)}.",
                "Requests that omit it may behave differently.", null);
        }
    }
}
