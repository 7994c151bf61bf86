#nullable enable

namespace SupportNamespace;

/// <summary>
/// A value that may be left out, where that is not the same as null: what a patch leaves out stays as it is, and null clears it.
/// </summary>
/// <typeparam name="T">The type of the value, which may be null.</typeparam>
public readonly record struct Optional<T>
{
    /// <summary>Sets the value, be it null. A list or an interface has to be set by this: <c>new(list)</c>.</summary>
    public Optional(T value) => (Value, IsSet) = (value, true);

    /// <summary>Whether there is a value, or null; false of the type's default, which is not sent.</summary>
    public bool IsSet { get; }

    /// <summary>The value; null too where it is left out.</summary>
    public T Value { get; }

    /// <summary>Sets the value, be it null.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>The value as text; empty where it is null or left out.</summary>
    public override string ToString() => Value?.ToString() ?? "";
}
