namespace XaiGen.Review;

/// <summary>The catalogue of changes that are visible only in the generated C#.</summary>
public static class CSharpRules
{
    public static readonly ReviewRule Removed = new("csharp-removed", "Type or member of the generated C# is gone");
    public static readonly ReviewRule Renamed = new("csharp-renamed", "Type or member of the generated C# has another name");
    public static readonly ReviewRule Added = new("csharp-added", "Type or member of the generated C# is new");
    public static readonly ReviewRule Changed = new("csharp-changed", "Type or member of the generated C# differs");
    public static readonly ReviewRule NotGenerated = new("csharp-not-generated", "The generator refuses one of the contracts");
    public static readonly ReviewRule RetryChanged = new("csharp-retry-changed", "Client repeats calls that it did not, or the other way");

    public static IReadOnlyList<ReviewRule> All { get; } = [Removed, Renamed, Added, Changed, NotGenerated, RetryChanged];
}
