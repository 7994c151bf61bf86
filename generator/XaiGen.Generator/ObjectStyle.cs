namespace XaiGen.Generator;

/// <summary>What the contract's objects are in C#.</summary>
public enum ObjectStyle
{
    /// <summary>Records: <c>with</c> copies them, and they are equal if their members are.</summary>
    Records,

    /// <summary>Classes, which are smaller and compile faster, and are equal only to themselves.</summary>
    Classes,
}
