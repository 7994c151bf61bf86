namespace XaiGen.Contract.Editing;

/// <summary>The kinds of gaps in a contract.</summary>
public enum GapKind
{
    /// <summary>The name of an operation.</summary>
    OperationId,

    /// <summary>The declaration of a tag.</summary>
    Tag,
}
