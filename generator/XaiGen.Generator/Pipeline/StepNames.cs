namespace XaiGen.Generator.Pipeline;

/// <summary>The names of the pipeline's steps, by which tests see what ran again and why.</summary>
public static class StepNames
{
    /// <summary>A contract's text with the options that go with it.</summary>
    public const string Source = nameof(Source);

    /// <summary>A file that contracts may refer to.</summary>
    public const string Part = nameof(Part);

    /// <summary>A file that changes what a contract says.</summary>
    public const string Overlay = nameof(Overlay);

    /// <summary>The text read into the model.</summary>
    public const string Read = nameof(Read);

    /// <summary>The model without positions.</summary>
    public const string Contract = nameof(Contract);

    /// <summary>The model in its C# form.</summary>
    public const string Bind = nameof(Bind);

    /// <summary>One plan for each file.</summary>
    public const string Files = nameof(Files);

    /// <summary>The files.</summary>
    public const string Emit = nameof(Emit);

    /// <summary>The names that go into the shared files.</summary>
    public const string Support = nameof(Support);

    /// <summary>What the project offers to the generated code.</summary>
    public const string Environment = nameof(Environment);

    /// <summary>Files that look like contracts and do not say whether they are.</summary>
    public const string Unmarked = nameof(Unmarked);

    /// <summary>What is to be said about the contracts.</summary>
    public const string Problems = nameof(Problems);
}
