using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>An operation of the contract.</summary>
internal sealed record MatchedOperation(string Path, string Method, JsonMapping Item, JsonMapping Node)
{
    public string Label => $"{Method.ToUpperInvariant()} {Path}";
}
