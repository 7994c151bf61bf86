using System.Globalization;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review.Wire;

/// <summary>Compares properties, items and subschemas.</summary>
internal sealed class StructureComparison(SchemaComparison comparison, SchemaPair pair)
{
    private readonly SchemaView _old = pair.Old;
    private readonly SchemaView _new = pair.New;
    private readonly string _name = SchemaComparison.Name(pair.New.At);

    public void Compare()
    {
        JsonKinds common = _old.Kinds & _new.Kinds;
        if (common.HasFlag(JsonKinds.Array))
        {
            CompareItems();
        }

        if (common.HasFlag(JsonKinds.Object))
        {
            CompareProperties();
            CompareAdditional();
            CompareDependentRequired();
        }

        CompareDemands(common);
        CompareDiscriminator();
        CompareLifecycle();
    }

    private void CompareItems()
    {
        SchemaGroup? old = OldLimit("items"), now = NewLimit("items");
        switch (old, now)
        {
            case (null, { } added):
                pair.Narrowed(WireRules.SubschemaAdded, null, added.At, $"The items of {_name} are limited now; any were allowed.");
                break;
            case ({ } removed, null):
                pair.Widened(WireRules.SubschemaRemoved, removed.At, null, $"The items of {_name} are no longer limited.");
                break;
            case ({ } before, { } after):
                comparison.Descend(pair, before.Parts, after.Parts, ValueStep.Item);
                break;
        }

        int shared = Math.Min(_old.PrefixItems.Count, _new.PrefixItems.Count);
        for (int i = 0; i < shared; i++)
        {
            comparison.Descend(pair, [_old.PrefixItems[i]], [_new.PrefixItems[i]], ValueStep.Place(i));
        }

        // After the positions of the tuple, 'items' applies.
        for (int i = shared; i < _old.PrefixItems.Count; i++)
        {
            ComparePlace(i, _old.PrefixItems[i], now, isGone: true);
        }

        for (int i = shared; i < _new.PrefixItems.Count; i++)
        {
            ComparePlace(i, _new.PrefixItems[i], old, isGone: false);
        }
    }

    private void ComparePlace(int index, JsonNode place, SchemaGroup? items, bool isGone)
    {
        string message = $"{Begin} has {_new.PrefixItems.Count} fixed places now; it had {_old.PrefixItems.Count}.";
        bool isRefused = items is { IsNever: true };
        JsonNode? from = isGone ? place : null, to = isGone ? null : place;
        if (items is not null && !isRefused)
        {
            comparison.Descend(pair, isGone ? [place] : items.Parts, isGone ? items.Parts : [place], ValueStep.Place(index));
        }
        else if (isRefused == isGone)
        {
            pair.Narrowed(WireRules.TupleChanged, from, to, message);
        }
        else
        {
            pair.Widened(WireRules.TupleChanged, from, to, message);
        }
    }

    private void CompareProperties()
    {
        foreach (string name in _old.Properties.Keys.Union(_new.Properties.Keys).Union(_old.Required.Keys).Union(_new.Required.Keys))
        {
            if (IsUnchanged(name))
            {
                continue;
            }

            PropertyView? old = Visible(_old, comparison.OldViews, name), now = Visible(_new, comparison.NewViews, name);
            bool wasRequired = IsRequired(_old, comparison.OldViews, name), isRequired = IsRequired(_new, comparison.NewViews, name);
            switch (old, now)
            {
                case ({ } before, { } after):
                    comparison.Descend(pair, before.Parts, Repeated(before, after) ?? after.Parts, ValueStep.Property(name));
                    CompareAccess(name, before, after);
                    CompareRequired(name, wasRequired, isRequired, before, after);
                    break;
                case (null, { } added):
                    Added(name, added, wasRequired, isRequired);
                    break;
                case ({ } removed, null):
                    Removed(name, removed, wasRequired, isRequired);
                    break;
                default:
                    CompareRequired(name, wasRequired, isRequired, null, null);
                    break;
            }
        }
    }

    /// <summary>Whether a property is the same on both sides, as most are, so that its schemas need not be viewed.</summary>
    private bool IsUnchanged(string name)
        => _old.Required.ContainsKey(name) == _new.Required.ContainsKey(name)
            && _old.Properties.TryGetValue(name, out PropertyView? before) && _new.Properties.TryGetValue(name, out PropertyView? after)
            && comparison.AreUnchanged(before.Parts, after.Parts);

    /// <summary>
    /// The items of a list that a single value of a form became; null for all other changes. A value that is given once is a list of one.
    /// </summary>
    private IReadOnlyList<JsonNode>? Repeated(PropertyView before, PropertyView after)
    {
        if (!pair.IsForm || pair.Direction != Direction.Request)
        {
            return null;
        }

        SchemaView old = comparison.OldViews.Of(before.Parts), now = comparison.NewViews.Of(after.Parts);
        if ((old.Kinds & (JsonKinds.Array | JsonKinds.Object)) != 0 || (now.Kinds & ~JsonKinds.Null) != JsonKinds.Array
            || (now.Counts.GetValueOrDefault("minItems")?.Value ?? 0) > 1 || now.Subschema("items") is not { } items)
        {
            return null;
        }

        pair.Add(
            WireRules.TypeWidened, WireVerdict.Compatible, before.At, after.At,
            $"{ValueComparison.Begin(SchemaComparison.Name(after.At))} may be given several times now.");
        return items.Parts;
    }

    /// <summary>The property, unless the schema has it only for values of the other direction.</summary>
    private PropertyView? Visible(SchemaView view, SchemaViews views, string name)
        => view.Properties.TryGetValue(name, out PropertyView? property) && !IsHidden(views.Of(property.Parts)) ? property : null;

    private bool IsHidden(SchemaView property) => pair.Direction == Direction.Request ? property.IsReadOnly : property.IsWriteOnly;

    private bool IsRequired(SchemaView view, SchemaViews views, string name)
        => view.Required.ContainsKey(name)
            && !(view.Properties.TryGetValue(name, out PropertyView? property) && IsHidden(views.Of(property.Parts)));

    private void Added(string name, PropertyView added, bool wasRequired, bool isRequired)
    {
        if (_old.Properties.ContainsKey(name))
        {
            pair.Add(
                WireRules.AccessChanged, WireVerdict.Compatible, _old.Properties[name].At, added.At,
                $"'{name}' of {_name} is no longer {Hidden}.");
        }
        else if (_old.Subschema("additionalProperties") is { } map && !_old.IsClosed)
        {
            comparison.Descend(pair, map.Parts, added.Parts, ValueStep.Property(name));
        }

        if (isRequired && !wasRequired && pair.Direction == Direction.Request)
        {
            pair.Add(
                WireRules.RequiredPropertyAdded, WireVerdict.Breaking, null, added.At, $"{Begin} requires the new property '{name}'.",
                "Existing requests, which do not have it, are rejected.", ValueClaim.Narrowed);
        }
        else if (!_old.Properties.ContainsKey(name))
        {
            // Only a reader that refuses unknown properties is affected.
            WireVerdict verdict = pair.Direction == Direction.Response && _old.IsClosed ? WireVerdict.Warning : WireVerdict.Compatible;
            pair.Add(
                WireRules.PropertyAdded, verdict, null, added.At,
                $"{Begin} has {(isRequired ? "a new" : "a new optional")} property '{name}'.");
        }
    }

    private void Removed(string name, PropertyView removed, bool wasRequired, bool isRequired)
    {
        PropertyView? hidden = _new.Properties.GetValueOrDefault(name);
        ReviewRule? access = hidden is null ? null : WireRules.AccessChanged;
        string change = hidden is null ? "" : $"'{name}' of {_name} is {Hidden} now.";
        if (hidden is null && _new.Subschema("additionalProperties") is { } map && !_new.IsClosed)
        {
            comparison.Descend(pair, removed.Parts, map.Parts, ValueStep.Property(name));
        }

        if (pair.Direction == Direction.Response)
        {
            if (wasRequired && !isRequired)
            {
                pair.Add(
                    access ?? WireRules.RequiredPropertyRemoved, WireVerdict.Breaking, removed.At, hidden?.At,
                    hidden is null ? $"{Begin} no longer has '{name}', which was always there." : change, "Clients rely on it.",
                    ValueClaim.Widened);
            }
            else if (isRequired)
            {
                pair.Add(
                    WireRules.PropertyRemoved, WireVerdict.Breaking, removed.At, null,
                    $"{Begin} no longer describes '{name}', although it is still required.",
                    "It is always present and may have any value.", ValueClaim.Widened);
            }
            else
            {
                pair.Add(
                    access ?? WireRules.PropertyRemoved, WireVerdict.Warning, removed.At, hidden?.At,
                    hidden is null ? $"{Begin} no longer has the optional property '{name}'." : change,
                    "Clients that read it get nothing.");
            }
        }
        else
        {
            bool isRefused = hidden is null && _new.IsClosed;
            pair.Add(
                access ?? WireRules.PropertyRemoved,
                isRefused ? WireVerdict.Breaking : WireVerdict.Warning,
                removed.At,
                hidden?.At,
                hidden is null ? $"{Begin} no longer has '{name}'." : change,
                isRefused
                    ? "Requests with it are rejected."
                    : "Requests with it are still accepted, but it is probably ignored.",
                isRefused ? ValueClaim.Narrowed : ValueClaim.None);
            if (hidden is null && isRequired && !wasRequired)
            {
                CompareRequired(name, wasRequired, isRequired, removed, null);
            }
        }
    }

    private string Hidden => pair.Direction == Direction.Request ? "readOnly" : "writeOnly";

    private void CompareAccess(string name, PropertyView before, PropertyView after)
    {
        SchemaView old = comparison.OldViews.Of(before.Parts), now = comparison.NewViews.Of(after.Parts);
        if (pair.Direction == Direction.Request && old.IsWriteOnly != now.IsWriteOnly)
        {
            pair.Add(
                WireRules.AccessChanged, WireVerdict.Compatible, before.At, after.At,
                $"'{name}' of {_name} is {(now.IsWriteOnly ? "writeOnly now" : "no longer writeOnly")}.");
        }
        else if (pair.Direction == Direction.Response && old.IsReadOnly != now.IsReadOnly)
        {
            pair.Add(
                WireRules.AccessChanged, WireVerdict.Compatible, before.At, after.At,
                $"'{name}' of {_name} is {(now.IsReadOnly ? "readOnly now" : "no longer readOnly")}.");
        }
    }

    private void CompareRequired(string name, bool was, bool now, PropertyView? before, PropertyView? after)
    {
        if (!was && now)
        {
            pair.Narrowed(WireRules.PropertyBecameRequired, before?.At, _new.Required[name], $"'{name}' of {_name} is required now.");
        }
        else if (was && !now)
        {
            pair.Widened(
                WireRules.PropertyBecameOptional, _old.Required[name], after?.At ?? _new.At, $"'{name}' of {_name} may be left out now.");
        }
    }

    private void CompareAdditional()
    {
        SchemaGroup? old = OldLimit("additionalProperties"), now = NewLimit("additionalProperties");
        switch (old, now)
        {
            case (null, { } added):
                pair.Narrowed(
                    WireRules.AdditionalPropertiesClosed, null, added.At,
                    $"{Begin} {(_new.IsClosed ? "allows no other properties now" : "limits the values of other properties now")}.");
                break;
            case ({ } removed, null):
                pair.Widened(WireRules.AdditionalPropertiesOpened, removed.At, null, $"{Begin} may have any other properties now.");
                break;
            case ({ } before, { } after) when _old.IsClosed != _new.IsClosed:
                if (_new.IsClosed)
                {
                    pair.Narrowed(WireRules.AdditionalPropertiesClosed, before.At, after.At, $"{Begin} allows no other properties now.");
                }
                else
                {
                    pair.Widened(WireRules.AdditionalPropertiesOpened, before.At, after.At, $"{Begin} may have other properties now.");
                }

                break;
            case ({ } before, { } after) when !_old.IsClosed:
                comparison.Descend(pair, before.Parts, after.Parts, ValueStep.Entry);
                break;
        }
    }

    private void CompareDependentRequired()
    {
        foreach (string name in _old.DependentRequired.Keys.Union(_new.DependentRequired.Keys))
        {
            Written<HashSet<string>>? old =
                _old.DependentRequired.GetValueOrDefault(name), now = _new.DependentRequired.GetValueOrDefault(name);
            string[] gone = [.. (old?.Value ?? []).Except(now?.Value ?? [])], added = [.. (now?.Value ?? []).Except(old?.Value ?? [])];
            if (added.Length > 0)
            {
                pair.Narrowed(
                    WireRules.SubschemaAdded, old?.At, now!.At, $"{Begin} with '{name}' also needs {string.Join(", ", added)} now.");
            }

            if (gone.Length > 0)
            {
                pair.Widened(
                    WireRules.SubschemaRemoved, old!.At, now?.At, $"{Begin} with '{name}' no longer needs {string.Join(", ", gone)}.");
            }
        }
    }

    private void CompareDemands(JsonKinds common)
    {
        foreach (string key in _old.Subschemas.Keys.Union(_new.Subschemas.Keys))
        {
            if (key is "items" or "additionalProperties" || (common & KindsOf(key)) == 0)
            {
                continue;
            }

            SchemaGroup? old = key == "not" ? _old.Subschema(key) : OldLimit(key), now = key == "not" ? _new.Subschema(key) : NewLimit(key);
            string demand = key.Split('/') is [var keyword, var name] ? $"'{keyword}' of '{name}'" : $"'{key}'";
            switch (old, now)
            {
                case (null, { } added) when key == "not" && ForbidsOnlyUnknown(added.At, _old):
                    pair.Add(
                        WireRules.SubschemaAdded, WireVerdict.Compatible, null, added.At,
                        $"{Begin} excludes properties that it did not have.");
                    break;
                case (null, { } added):
                    pair.Narrowed(WireRules.SubschemaAdded, null, added.At, $"{Begin} has the new condition {demand}.");
                    break;
                case ({ } removed, null):
                    pair.Widened(WireRules.SubschemaRemoved, removed.At, null, $"{Begin} no longer has the condition {demand}.");
                    break;
                case ({ } before, { } after) when key is "not" or "if":
                    if (!comparison.AreEquivalent(before.At, after.At, pair.Direction))
                    {
                        pair.Changed(WireRules.SubschemaChanged, before.At, after.At, $"The condition {demand} of {_name} changed.");
                    }

                    break;
                case ({ } before, { } after):
                    comparison.Descend(pair, before.Parts, after.Parts, StepOf(key));
                    break;
            }
        }

        CompareContained(common);
    }

    /// <summary>Whether <c>not</c> concerns only values with properties that the other contract does not know.</summary>
    private static bool ForbidsOnlyUnknown(JsonNode not, SchemaView other)
        => not is JsonMapping { Count: 1 }
            && other.Properties.Count > 0 && not.Items("required").Any(name => !other.Properties.ContainsKey(name.Scalar() ?? ""));

    private void CompareContained(JsonKinds common)
    {
        if (!common.HasFlag(JsonKinds.Array) || _old.Subschema("contains") is null || _new.Subschema("contains") is null)
        {
            return;
        }

        Bound("minContains", 1, "at least");
        Bound("maxContains", double.PositiveInfinity, "at most");

        void Bound(string keyword, double unset, string words)
        {
            string Text(double count)
                => double.IsInfinity(count) ? "any number" : $"{words} {count.ToString(CultureInfo.InvariantCulture)}";


            Written<double>? old = _old.Counts.GetValueOrDefault(keyword), now = _new.Counts.GetValueOrDefault(keyword);
            double before = old?.Value ?? unset, after = now?.Value ?? unset;
            string message = $"{Begin} may hold {Text(after)} of the items that 'contains' describes; it was {Text(before)}.";
            bool isNarrower = keyword == "minContains" ? after > before : after < before;
            if (isNarrower)
            {
                pair.Narrowed(WireRules.SizeNarrowed, old?.At, now?.At ?? _new.At, message);
            }
            else if (before != after)
            {
                pair.Widened(WireRules.SizeWidened, old?.At ?? _old.At, now?.At, message);
            }
        }
    }

    private static ValueStep StepOf(string key) => key.Split('/', 2) switch
    {
        ["contains" or "unevaluatedItems"] => ValueStep.Item,
        ["unevaluatedProperties"] => ValueStep.Entry,
        ["patternProperties", var pattern] => ValueStep.Property(PatternSample.Of(pattern, 1, int.MaxValue) ?? pattern),
        _ => ValueStep.Condition(key),
    };

    private static JsonKinds KindsOf(string key) => key.Split('/')[0] switch
    {
        "contains" or "unevaluatedItems" => JsonKinds.Array,
        "propertyNames" or "patternProperties" or "dependentSchemas" or "unevaluatedProperties" => JsonKinds.Object,
        "contentSchema" => JsonKinds.String,
        _ => JsonKinds.All,
    };

    private void CompareDiscriminator()
    {
        JsonMapping? old = _old.Discriminator?.Value, now = _new.Discriminator?.Value;
        if (_old.Unions.Count == 0 && _new.Unions.Count == 0)
        {
            return;
        }

        string? before = old.Text("propertyName"), after = now.Text("propertyName");
        if (before != after)
        {
            pair.Changed(
                WireRules.DiscriminatorChanged, old, now,
                $"The discriminator of {_name} went from {before ?? "none"} to {after ?? "none"}.",
                isSoft: before is null || after is null);
            return;
        }

        if (old is null || now is null)
        {
            return;
        }

        // The mapping of a value that is added or removed with its alternative is reported with the alternative.
        Dictionary<string, string> was = Targets(old), isNow = Targets(now);
        string[] gone =
            [.. was.Where(entry => !isNow.ContainsKey(entry.Key) && isNow.ContainsValue(entry.Value)).Select(entry => entry.Key)];
        string[] added =
            [.. isNow.Where(entry => !was.ContainsKey(entry.Key) && was.ContainsValue(entry.Value)).Select(entry => entry.Key)];
        string[] moved = [.. was.Where(entry => isNow.TryGetValue(entry.Key, out string? target) && target != entry.Value
            && was.ContainsValue(target) && isNow.ContainsValue(entry.Value)).Select(entry => entry.Key)];
        if (gone.Length > 0)
        {
            pair.Narrowed(
                WireRules.DiscriminatorChanged, old, now, $"The discriminator of {_name} no longer knows {string.Join(", ", gone)}.");
        }

        if (added.Length > 0)
        {
            pair.Widened(WireRules.DiscriminatorChanged, old, now, $"The discriminator of {_name} also knows {string.Join(", ", added)}.");
        }

        if (moved.Length > 0)
        {
            pair.Changed(
                WireRules.DiscriminatorChanged, old, now,
                $"In the discriminator of {_name}, "
                + $"{string.Join(", ", moved.Select(tag => $"{tag} went from {Name(was[tag])} to {Name(isNow[tag])}"))}.");
        }

        switch (old.Text("defaultMapping"), now.Text("defaultMapping"))
        {
            case ({ } other, null):
                pair.Narrowed(
                    WireRules.DiscriminatorChanged, old, now,
                    $"The discriminator of {_name} no longer takes objects with any other value for {Name(other)}.");
                break;
            case (null, { } other):
                pair.Widened(
                    WireRules.DiscriminatorChanged, old, now,
                    $"The discriminator of {_name} takes objects with any other value for {Name(other)}.");
                break;
            case ({ } oldOther, { } newOther) when Name(oldOther) != Name(newOther):
                pair.Changed(
                    WireRules.DiscriminatorChanged, old, now,
                    $"The discriminator of {_name} takes objects with any other value for {Name(newOther)}, no longer for {Name(oldOther)}.");
                break;
        }

        static Dictionary<string, string> Targets(JsonMapping discriminator)
            => discriminator.Entries("mapping")
                .Where(entry => entry.Value.Text() is not null).ToDictionary(entry => entry.Name, entry => Name(entry.Value.Text()!));

        static string Name(string target) => target.Split('/')[^1];
    }

    private void CompareLifecycle() => pair.Drafts.AddRange(Lifecycle.Compare(
        new Lifecycle(_old.At, _old.IsDeprecated, _old.Sunset, _old.Stability),
        new Lifecycle(_new.At, _new.IsDeprecated, _new.Sunset, _new.Stability),
        _name,
        comparison.Today));

    private SchemaGroup? OldLimit(string keyword) => comparison.OldViews.Limit(_old, keyword);

    private SchemaGroup? NewLimit(string keyword) => comparison.NewViews.Limit(_new, keyword);

    private string Begin => ValueComparison.Begin(_name);
}
