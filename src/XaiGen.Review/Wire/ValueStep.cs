namespace XaiGen.Review.Wire;

/// <summary>How to get from a value to a part of it.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Name">Of a property, its name.</param>
/// <param name="Index">Of a place in a tuple, its number.</param>
internal readonly record struct ValueStep(ValueStepKind Kind, string Name = "", int Index = 0)
{
    /// <summary>The value itself, as one of several alternatives.</summary>
    public static ValueStep Same { get; } = new(ValueStepKind.Same);

    public static ValueStep Item { get; } = new(ValueStepKind.Item);

    /// <summary>A property that has no name in the contract.</summary>
    public static ValueStep Entry { get; } = new(ValueStepKind.Property, "entry");

    /// <summary>A condition, of which no value can be made.</summary>
    public static ValueStep Condition { get; } = new(ValueStepKind.Condition);

    public static ValueStep Property(string name) => new(ValueStepKind.Property, name);

    public static ValueStep Place(int index) => new(ValueStepKind.Item, Index: index);
}

internal enum ValueStepKind
{
    Same,
    Property,
    Item,
    Condition,
}
