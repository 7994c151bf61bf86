#nullable enable

namespace SupportNamespace;

/// <summary>A value that may be absent, as distinct from null: a patch leaves absent values unchanged, and null clears them.</summary>
/// <typeparam name="T">The type of the value, which may be null.</typeparam>
public readonly record struct Optional<T>
{
    /// <summary>Sets the value, which may be null. Use this for a list or an interface: <c>new(list)</c>.</summary>
    public Optional(T value) => (Value, IsSet) = (value, true);

    /// <summary>Whether a value, including null, is set. False for the type's default, which is not sent.</summary>
    public bool IsSet { get; }

    /// <summary>The value; also null if it is absent.</summary>
    public T Value { get; }

    /// <summary>Sets the value, which may be null.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>The value as text; empty if it is null or absent.</summary>
    public override string ToString() => Value?.ToString() ?? "";
}
