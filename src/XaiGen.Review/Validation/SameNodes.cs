using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Validation;

/// <summary>Compares schemas and values by identity, not by content.</summary>
internal sealed class SameNodes : IEqualityComparer<(JToken Schema, JToken Value)>
{
    public static readonly SameNodes Instance = new();

    public bool Equals((JToken Schema, JToken Value) x, (JToken Schema, JToken Value) y)
        => ReferenceEquals(x.Schema, y.Schema) && ReferenceEquals(x.Value, y.Value);

    public int GetHashCode((JToken Schema, JToken Value) pair)
        => HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Schema), RuntimeHelpers.GetHashCode(pair.Value));
}
