using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Tests;

/// <summary>An edit of a real contract, and what it must mean by the way it is made.</summary>
/// <param name="Name">What it does, and where.</param>
/// <param name="Contract">The contract after it.</param>
/// <param name="IsBreaking">Whether it breaks the wire; null where nothing at all may be said of it.</param>
internal sealed record ContractEdit(string Name, JObject Contract, bool? IsBreaking);
