namespace XaiGen.Generator.Pipeline;

/// <summary>The names of the pipeline's steps. Tests use them to see which steps ran again and why.</summary>
public static class StepNames
{
    /// <summary>The text of a contract with its options.</summary>
    public const string Source = nameof(Source);

    /// <summary>A file that contracts may refer to.</summary>
    public const string Part = nameof(Part);

    /// <summary>A file that changes a contract.</summary>
    public const string Overlay = nameof(Overlay);

    /// <summary>Reading the text into the model.</summary>
    public const string Read = nameof(Read);

    /// <summary>The model without positions.</summary>
    public const string Contract = nameof(Contract);

    /// <summary>The model bound to C#.</summary>
    public const string Bind = nameof(Bind);

    /// <summary>One plan per file.</summary>
    public const string Files = nameof(Files);

    /// <summary>The emitted files.</summary>
    public const string Emit = nameof(Emit);

    /// <summary>The names that the support files use.</summary>
    public const string Support = nameof(Support);

    /// <summary>What the project provides to the generated code.</summary>
    public const string Environment = nameof(Environment);

    /// <summary>Files that look like contracts and are not marked as such or otherwise.</summary>
    public const string Unmarked = nameof(Unmarked);

    /// <summary>The problems of the contracts.</summary>
    public const string Problems = nameof(Problems);
}
