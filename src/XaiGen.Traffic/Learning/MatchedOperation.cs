using Newtonsoft.Json.Linq;

namespace XaiGen.Traffic.Learning;

/// <summary>An operation of the contract.</summary>
internal sealed record MatchedOperation(string Path, string Method, JObject Item, JObject Node)
{
    public string Label => $"{Method.ToUpperInvariant()} {Path}";
}
