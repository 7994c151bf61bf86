using XaiGen.Review.Documents;

namespace XaiGen.Review.Wire;

/// <summary>Compares the schemas that extend a base with a discriminator: values of the base may be of any of them.</summary>
internal sealed class DerivedComparison(SchemaComparison comparison, SchemaPair pair)
{
    private readonly string _name = SchemaComparison.Name(pair.New.At);

    public void Compare()
    {
        List<DerivedSchema> left = [.. comparison.OldViews.Document.Derived.Of(pair.Old.At)];
        List<DerivedSchema> right = [.. comparison.NewViews.Document.Derived.Of(pair.New.At)];
        if (left.Count + right.Count == 0)
        {
            return;
        }

        if (left is [var before, ..] && right is [var after, ..] && before.Property != after.Property)
        {
            pair.Changed(
                WireRules.DiscriminatorChanged, pair.Old.Discriminator?.At, pair.New.Discriminator?.At,
                $"The discriminator of {_name} went from {before.Property} to {after.Property}.");
        }

        Match((old, now) => old.Name == now.Name);
        Match((old, now) => old.Tags.Intersect(now.Tags).Any());
        string begin = ValueComparison.Begin(_name);
        foreach (DerivedSchema gone in left)
        {
            pair.Narrowed(WireRules.UnionMemberRemoved, gone.Schema, null, $"{begin} may no longer be {gone.Name}.");
        }

        foreach (DerivedSchema added in right)
        {
            // Readers must expect further schemas, as they must expect further values of an enum.
            pair.Widened(WireRules.UnionMemberAdded, null, added.Schema, $"{begin} may be {added.Name} now.", isSoft: true);
        }

        void Match(Func<DerivedSchema, DerivedSchema, bool> isSame)
        {
            foreach (DerivedSchema old in left.ToArray())
            {
                if (right.Find(now => isSame(old, now)) is { } match)
                {
                    comparison.Descend(pair, [old.Schema], [match.Schema], ValueStep.Same);
                    CompareTags(old, match);
                    left.Remove(old);
                    right.Remove(match);
                }
            }
        }
    }

    private void CompareTags(DerivedSchema old, DerivedSchema now)
    {
        string[] gone = [.. old.Tags.Except(now.Tags)], added = [.. now.Tags.Except(old.Tags)];
        if (gone.Length > 0)
        {
            pair.Narrowed(
                WireRules.DiscriminatorChanged, pair.Old.Discriminator?.At, pair.New.Discriminator?.At,
                $"The discriminator of {_name} no longer has '{string.Join("', '", gone)}' for {now.Name}.");
        }

        if (added.Length > 0)
        {
            pair.Widened(
                WireRules.DiscriminatorChanged, pair.Old.Discriminator?.At, pair.New.Discriminator?.At,
                $"The discriminator of {_name} has '{string.Join("', '", added)}' for {now.Name} now.");
        }
    }
}
