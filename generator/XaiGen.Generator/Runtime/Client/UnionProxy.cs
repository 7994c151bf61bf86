#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;

/// <summary>Reads a union for <see cref="ModelReaderWriter"/>, which needs an instance for that, and a union is abstract.</summary>
internal sealed class UnionProxy<T> : IWireModel<T>
    where T : class, IWireModel<T>
{
    void IMembers.Write(ref WireWriter to) => throw new NotSupportedException();
}
