namespace XaiGen.Contract.Editing;

/// <summary>What a contract can lack.</summary>
public enum GapKind
{
    /// <summary>The name of an operation.</summary>
    OperationId,

    /// <summary>The declaration of a tag.</summary>
    Tag,
}
