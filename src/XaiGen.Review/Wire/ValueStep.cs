namespace XaiGen.Review.Wire;

/// <summary>A step from a value to a part of it.</summary>
/// <param name="Kind">The kind of step.</param>
/// <param name="Name">The name of a property.</param>
/// <param name="Index">The index of a position in a tuple.</param>
internal readonly record struct ValueStep(ValueStepKind Kind, string Name = "", int Index = 0)
{
    /// <summary>The value itself, as one of several alternatives.</summary>
    public static ValueStep Same { get; } = new(ValueStepKind.Same);

    public static ValueStep Item { get; } = new(ValueStepKind.Item);

    /// <summary>A property whose name is not in the contract.</summary>
    public static ValueStep Entry { get; } = new(ValueStepKind.Property, "entry");

    /// <summary>The value itself, or a part of it, under a condition.</summary>
    /// <param name="keyword">The keyword, such as <c>then</c>, and after a slash the property that it depends on.</param>
    public static ValueStep Condition(string keyword) => new(ValueStepKind.Condition, keyword);

    public static ValueStep Property(string name) => new(ValueStepKind.Property, name);

    public static ValueStep Place(int index) => new(ValueStepKind.Item, Index: index);
}
