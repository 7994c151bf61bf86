using System.Text.RegularExpressions;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review.Wire;

/// <summary>Compares two documents: which operations were removed, added or kept.</summary>
internal sealed partial class ContractComparison(ContractDocument old, ContractDocument @new, DateOnly today)
{
    private readonly SchemaComparison _schemas = new(new SchemaViews(old), new SchemaViews(@new), today);

    private readonly Lazy<JsonMapping> _oldCalls = new(() => Exchange.Calls(LabelsOf(old)));
    private readonly Lazy<JsonMapping> _newCalls = new(() => Exchange.Calls(LabelsOf(@new)));

    public OperationDrafts Drafts { get; } = new();

    public PairGraph Graph => _schemas.Graph;

    /// <summary>Creates a search for messages that show what the pairs break.</summary>
    public WitnessSearch Witnesses() => new(_schemas.OldViews, _schemas.NewViews);

    public void Run()
    {
        var reading = new ReadingComparison(old, @new, _schemas, Drafts);
        Drafts.Isolate(null, "what was not read", old.Root, @new.Root, reading.CompareProblems);
        ComparePaths();
        Drafts.Isolate(null, "unused schemas", old.Root, @new.Root, reading.CompareUnused);
        Drafts.Isolate(null, "webhooks", old.Root, @new.Root, new IncomingComparison(_schemas, Drafts, old, @new, today).CompareWebhooks);
        Drafts.Isolate(null, "security schemes", old.Root, @new.Root, new SecurityComparison(old, @new, Drafts).CompareSchemes);
        Drafts.Isolate(null, "servers", old.Root, @new.Root, () => new ServerComparison(Drafts).CompareDocuments(old, @new));
        _schemas.Run();
    }

    private void ComparePaths()
    {
        JsonNode oldPaths = old.Root["paths"] ?? old.Root, newPaths = @new.Root["paths"] ?? @new.Root;
        JsonField[] before = [.. PathsOf(oldPaths)], after = [.. PathsOf(newPaths)];
        Dictionary<JsonField, JsonField> matches = Match(before, after);
        foreach (JsonField path in before)
        {
            if (matches.TryGetValue(path, out JsonField match))
            {
                Drafts.Isolate(null, $"the operations of '{path.Name}'", path.Value, match.Value, () => CompareItems(path, match));
            }
            else
            {
                Drafts.Isolate(null, $"the operations of '{path.Name}'", path.Value, newPaths, () => PathRemoved(path, newPaths));
            }
        }

        foreach (JsonField path in after.Except(matches.Values))
        {
            foreach ((string? method, JsonMapping? operation) in @new.OperationsOf(path.Value))
            {
                Drafts.Add(Label(method, path), null, new Draft(
                    WireRules.PathAdded, WireVerdict.Compatible, oldPaths, operation, $"{Label(method, path)} is new."));
            }
        }
    }

    /// <summary>
    /// Finds the new path of each old one: that of the same name, or else of the same template, since the names of path parameters are not
    /// sent, or else a new template that its URLs match. A contract may have several paths of one template.
    /// </summary>
    private Dictionary<JsonField, JsonField> Match(JsonField[] before, JsonField[] after)
    {
        Dictionary<JsonField, JsonField> matches = [];
        Pair(path => path.Name);
        Pair(path => Placeholder().Replace(path.Name, "{}"));

        // A path that was there before describes other calls.
        List<JsonField> open = [.. after.Except(matches.Values).Where(path => path.Name.Contains('{'))];
        foreach (JsonField path in before.Where(path => !matches.ContainsKey(path)).ToArray())
        {
            if (open.Find(wide => Includes(wide, path)) is { Name: not null } wide)
            {
                matches.Add(path, wide);
                open.Remove(wide);
            }
        }

        return matches;

        void Pair(Func<JsonField, string> key)
        {
            ILookup<string, JsonField> open = after.Except(matches.Values).ToLookup(key, StringComparer.Ordinal);
            foreach (IGrouping<string, JsonField> same in before.Where(path => !matches.ContainsKey(path)).GroupBy(key).ToArray())
            {
                foreach ((JsonField path, JsonField match) in same.Zip(open[same.Key]))
                {
                    matches.Add(path, match);
                }
            }
        }
    }

    /// <summary>
    /// Whether every URL of an old path matches a template that has parameters in place of some of its segments, whose schemas allow it.
    /// </summary>
    private bool Includes(JsonField template, JsonField path)
    {
        string[] wide = template.Name.Split('/'), narrow = path.Name.Split('/');
        if (wide.Length != narrow.Length
            || !wide.Zip(narrow).All(pair => IsSame(pair.First, pair.Second) || (IsWhole(pair.First) && !pair.Second.Contains('{'))))
        {
            return false;
        }

        JsonNode item = @new.Resolve(template.Value) ?? template.Value;
        return @new.OperationsOf(item).Values.All(operation => wide.Zip(narrow)
            .Where(pair => !IsSame(pair.First, pair.Second))
            .All(pair => AllowsSegment(operation.Items("parameters").Concat(item.Items("parameters")), pair.First[1..^1], pair.Second)));

        static bool IsSame(string left, string right) => Placeholder().Replace(left, "{}") == Placeholder().Replace(right, "{}");

        static bool IsWhole(string segment) => segment.IndexOf('{') == 0 && segment.IndexOf('}') == segment.Length - 1;
    }

    private bool AllowsSegment(IEnumerable<JsonNode> parameters, string name, string segment)
        => parameters.Select(@new.Resolve).FirstOrDefault(each => each.Text("in") == "path" && each.Text("name") == name)
                .Field("schema") is not { } schema
            || new SchemaEvaluator(@new, Direction.Request, isStrict: true, new PatternTime())
                .Allows([schema], segment, isText: true) == true;

    private static IEnumerable<JsonField> PathsOf(JsonNode paths) => paths.Entries().Where(path => path.Name.StartsWith('/'));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();

    private static IEnumerable<string> LabelsOf(ContractDocument document)
        => PathsOf(document.Root["paths"] ?? document.Root)
            .SelectMany(path => document.OperationsOf(path.Value).Keys.Select(method => Label(method, path)));

    private static string Label(string method, JsonField path) => $"{method.ToUpperInvariant()} {path.Name}";

    private void PathRemoved(JsonField path, JsonNode newPaths)
    {
        foreach ((string? method, JsonMapping? operation) in old.OperationsOf(path.Value))
        {
            OperationRemoved(WireRules.PathRemoved, Label(method, path), operation, newPaths);
        }
    }

    private void OperationRemoved(ReviewRule rule, string label, JsonMapping operation, JsonNode @newPlace)
    {
        var lifecycle = Lifecycle.Of(operation);
        bool mayGo = !lifecycle.IsPromised || lifecycle.MayGo(today);
        string message = lifecycle switch
        {
            { IsPromised: false } => $"{label} is gone; it was {lifecycle.Stability}.",
            { IsDeprecated: true, SunsetDate: { } end } => $"{label} is gone; it was announced to end on {end:yyyy-MM-dd}.",
            { IsDeprecated: true } => $"{label} is gone; it was deprecated.",
            _ => $"{label} is gone.",
        };
        Drafts.Add(label, null, new Draft(
            rule, mayGo ? WireVerdict.Compatible : WireVerdict.Breaking, operation, newPlace, message,
            mayGo ? null : "Every call fails.", IsGone: true,
            Exchange.OfCall(label, _oldCalls.Value, _newCalls.Value)));
    }

    private void CompareItems(JsonField oldPath, JsonField newPath)
    {
        JsonNode oldItem = old.Resolve(oldPath.Value) ?? oldPath.Value, newItem = @new.Resolve(newPath.Value) ?? newPath.Value;
        Dictionary<string, JsonMapping> before = old.OperationsOf(oldItem), after = @new.OperationsOf(newItem);
        foreach (string method in before.Keys.Union(after.Keys))
        {
            string label = Label(method, newPath);
            switch (before.GetValueOrDefault(method), after.GetValueOrDefault(method))
            {
                case ({ } removed, null):
                    OperationRemoved(WireRules.OperationRemoved, Label(method, oldPath), removed, newItem);
                    break;
                case (null, { } added):
                    Drafts.Add(label, null, new Draft(
                        WireRules.OperationAdded, WireVerdict.Compatible, oldItem, added, $"{label} is new."));
                    break;
                case ({ } left, { } right):
                    if (oldPath.Name != newPath.Name && Placeholder().Count(oldPath.Name) != Placeholder().Count(newPath.Name))
                    {
                        Drafts.Add(label, null, new Draft(
                            WireRules.PathAdded, WireVerdict.Compatible, left, right,
                            $"{label} is new and includes {Label(method, oldPath)}."));
                    }

                    new OperationComparison(_schemas, Drafts, today, Direction.Request).Compare(
                        new OperationSide(old, left, oldItem, oldPath.Name), new OperationSide(@new, right, newItem, newPath.Name), label,
                        label);
                    break;
            }
        }
    }
}
