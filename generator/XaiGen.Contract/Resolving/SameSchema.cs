using System.Runtime.CompilerServices;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>Compares schemas by reference: a comparison by value takes time in proportion to their size.</summary>
internal sealed class SameSchema : IEqualityComparer<Schema>
{
    public bool Equals(Schema x, Schema y) => ReferenceEquals(x, y);

    public int GetHashCode(Schema schema) => RuntimeHelpers.GetHashCode(schema);
}
