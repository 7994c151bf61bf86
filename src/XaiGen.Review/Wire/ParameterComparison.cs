using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review.Wire;

/// <summary>What a caller puts into the address, the query, headers and cookies.</summary>
internal sealed partial class ParameterComparison(SchemaComparison schemas, OperationDrafts drafts, string label, DateOnly today)
{
    private sealed record Parameter(JObject Node, string In, string Name)
    {
        public bool IsRequired => In == "path" || Node.IsTrue("required");

        public string Words => $"the {In} parameter '{Name}' of";

        /// <summary>A header is the same in any case.</summary>
        public string WireName => In == "header" ? Name.ToLowerInvariant() : Name;

        public JToken? Schema => Node["schema"] ?? MediaType?.Value.Field("schema");

        public JProperty? MediaType => Node.Entries("content").FirstOrDefault();

        public string Style => Node.Text("style") ?? (In is "query" or "cookie" ? "form" : "simple");

        public bool Explode => Node["explode"] is JValue { Value: bool written } ? written : Style == "form";

        public bool AllowsReserved => Node.IsTrue("allowReserved");
    }

    public void Compare(OperationSide old, OperationSide @new)
    {
        Dictionary<(string, string), Parameter> before = Read(old), after = Read(@new);
        var exchange = new Lazy<Exchange>(() => Exchange.OfRequest(label, Least(before.Values), Needs(before.Values), Needs(after.Values)));
        foreach (((string, string) key, Parameter? parameter) in before)
        {
            if (after.TryGetValue(key, out Parameter? match))
            {
                Compare(parameter, match, old.Document, @new.Document, exchange);
            }
            else if (!HasLost(@new))
            {
                Removed(parameter, @new.Node);
            }
        }

        foreach (((string, string) key, Parameter? parameter) in after)
        {
            if (!before.ContainsKey(key) && !HasLost(old))
            {
                Added(parameter, old.Node, exchange);
            }
        }
    }

    /// <summary>Whether a reference to a parameter leads nowhere, so that any one may be missing.</summary>
    private static bool HasLost(OperationSide side)
        => side.PathItem.Items("parameters").Concat(side.Node.Items("parameters")).Any(side.Document.IsLost);

    private static Dictionary<(string, string), Parameter> Read(OperationSide side)
    {
        string[] places = [.. Placeholder().Matches(side.Path).Select(match => match.Groups[1].Value)];
        Dictionary<(string, string), Parameter> parameters = [];
        foreach (JToken written in side.PathItem.Items("parameters").Concat(side.Node.Items("parameters")))
        {
            if (side.Document.Resolve(written) is JObject node && node.Text("in") is { } place && node.Text("name") is { } name)
            {
                parameters[(place, Key(place, name))] = new Parameter(node, place, name);
            }
        }

        return parameters;

        // A path parameter is its position, a header is the same in any case.
        string Key(string place, string name) => place switch
        {
            "path" when Array.IndexOf(places, name) is >= 0 and var index => $"#{index}",
            "header" => name.ToUpperInvariant(),
            _ => name,
        };
    }

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Placeholder();

    /// <summary>A request with no more than it needs; what stands in the path is always there.</summary>
    private JObject Least(IEnumerable<Parameter> parameters)
    {
        var samples = new Samples(schemas.OldViews, Direction.Request);
        return new JObject(Groups(parameters).Select(group => new JProperty(
            group.Key, new JObject(group.Select(parameter => new JProperty(parameter.WireName, parameter.Schema is { } schema ? samples.Of(schemas.OldViews.Of(schema)) : "x"))))));
    }

    private static JObject Needs(IEnumerable<Parameter> parameters)
        => Exchange.Needing(Groups(parameters).Select(group => (group.Key, group.Select(parameter => parameter.WireName))));

    private static IEnumerable<IGrouping<string, Parameter>> Groups(IEnumerable<Parameter> parameters)
        => parameters.Where(parameter => parameter.IsRequired && parameter.In != "path").GroupBy(parameter => parameter.In);

    private void Added(Parameter parameter, JToken place, Lazy<Exchange> exchange)
    {
        string name = $"{parameter.Words} {label}";
        if (parameter.IsRequired)
        {
            drafts.Request(label, WireRules.RequiredParameterAdded, WireVerdict.Breaking, place, parameter.Node, $"{ValueComparison.Begin(name)} is new and required.", "Requests without it, as all have been so far, are refused.", exchange: exchange.Value);
        }
        else
        {
            drafts.Request(label, WireRules.ParameterAdded, WireVerdict.Compatible, place, parameter.Node, $"{ValueComparison.Begin(name)} is new and may be left out.");
        }
    }

    private void Removed(Parameter parameter, JToken place)
    {
        var lifecycle = Lifecycle.Of(parameter.Node);
        bool isEarly = lifecycle is { IsDeprecated: true, Sunset: not null } && !lifecycle.MayGo(today);
        WireVerdict verdict = isEarly ? WireVerdict.Breaking : lifecycle.MayGo(today) || !lifecycle.IsPromised ? WireVerdict.Compatible : WireVerdict.Warning;
        string name = $"{parameter.Words} {label}";
        drafts.Request(
            label, WireRules.ParameterRemoved, verdict, parameter.Node, place,
            $"{ValueComparison.Begin(name)} is gone{(isEarly ? $", before {lifecycle.SunsetDate:yyyy-MM-dd} as was announced" : "")}.",
            isEarly ? "Users have planned for the later day." : "Requests with it are probably still accepted, but it does nothing any more.",
            isGone: true);
    }

    private void Compare(Parameter old, Parameter now, ContractDocument oldDocument, ContractDocument newDocument, Lazy<Exchange> exchange)
    {
        string name = $"{now.Words} {label}";
        foreach (Draft draft in Lifecycle.Compare(Lifecycle.Of(old.Node), Lifecycle.Of(now.Node), name, today))
        {
            drafts.Add(label, Direction.Request, draft);
        }

        CompareDeprecation(old, now, name);
        if (!old.IsRequired && now.IsRequired)
        {
            drafts.Request(label, WireRules.ParameterBecameRequired, WireVerdict.Breaking, old.Node["required"] ?? old.Node, now.Node["required"] ?? now.Node, $"{ValueComparison.Begin(name)} is required now.", "Requests without it are refused.", exchange: exchange.Value);
        }
        else if (old.IsRequired && !now.IsRequired)
        {
            drafts.Request(label, WireRules.ParameterBecameOptional, WireVerdict.Compatible, old.Node["required"] ?? old.Node, now.Node["required"] ?? now.Node, $"{ValueComparison.Begin(name)} may be left out now.");
        }

        CompareSerialization(old, now, name);
        if (old.Schema is { } before && now.Schema is { } after)
        {
            schemas.Compare(label, before, after, Direction.Request, isText: now.MediaType is null);
            CompareDefaults(oldDocument.Resolve(before) as JObject, newDocument.Resolve(after) as JObject, old.Node, now.Node, name);
        }
    }

    private void CompareDeprecation(Parameter old, Parameter now, string name)
    {
        bool was = Lifecycle.Of(old.Node).IsDeprecated, isNow = Lifecycle.Of(now.Node).IsDeprecated;
        if (was != isNow)
        {
            drafts.Request(label, isNow ? WireRules.Deprecated : WireRules.Reactivated, WireVerdict.Compatible, old.Node, now.Node, $"{ValueComparison.Begin(name)} is {(isNow ? "deprecated now" : "no longer deprecated")}.");
        }
    }

    private void CompareSerialization(Parameter old, Parameter now, string name)
    {
        List<string> changes = [];
        if (old.MediaType?.Name != now.MediaType?.Name)
        {
            changes.Add($"media type {old.MediaType?.Name ?? "none"} → {now.MediaType?.Name ?? "none"}");
        }
        else if (old.Style != now.Style)
        {
            changes.Add($"style {old.Style} → {now.Style}");
        }
        else if (old.Explode != now.Explode && (IsComposite(old) || IsComposite(now)))
        {
            changes.Add($"explode {old.Explode} → {now.Explode}");
        }

        if (old.AllowsReserved && !now.AllowsReserved)
        {
            changes.Add("reserved characters must be escaped");
        }

        if (changes.Count > 0)
        {
            drafts.Request(label, WireRules.ParameterSerializationChanged, WireVerdict.Breaking, old.Node, now.Node, $"{ValueComparison.Begin(name)} is written differently: {string.Join(", ", changes)}.", "The server reads something else from the requests that callers write.");
        }

        // Of a single value both ways to write it are the same.
        bool IsComposite(Parameter parameter)
        {
            SchemaViews views = ReferenceEquals(parameter, old) ? schemas.OldViews : schemas.NewViews;
            return parameter.Schema is not null && (views.Of(parameter.Schema).Kinds & (JsonKinds.Array | JsonKinds.Object)) != 0;
        }
    }

    private void CompareDefaults(JObject? old, JObject? now, JObject oldPlace, JObject newPlace, string name)
    {
        JToken? before = old?["default"], after = now?["default"];
        if (!JToken.DeepEquals(before, after))
        {
            drafts.Request(
                label, WireRules.ParameterDefaultChanged, WireVerdict.Breaking, before ?? oldPlace, after ?? newPlace,
                $"The default of {name} went from {ValueComparison.Show(before)} to {ValueComparison.Show(after)}.",
                "Requests that leave it out do something else.");
        }
    }
}
