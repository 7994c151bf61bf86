namespace XaiGen.Review;

/// <summary>The effect of a change on code that is compiled against the generated C#.</summary>
public enum CSharpVerdict
{
    None,

    /// <summary>The same members behave differently, for example because of another check before sending.</summary>
    Behaviour,

    /// <summary>Compiled programs fail until they are recompiled; their source need not change.</summary>
    BinaryBreaking,

    /// <summary>Source that used the member no longer compiles.</summary>
    SourceBreaking,
}
