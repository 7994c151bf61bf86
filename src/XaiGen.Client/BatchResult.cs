using System.Diagnostics.CodeAnalysis;

namespace XaiGen;

/// <summary>What became of one item of a batch: a value, or an error.</summary>
/// <typeparam name="T">What the item yields.</typeparam>
public sealed record BatchResult<T>
    where T : class
{
    /// <summary>What came of it; null where it failed.</summary>
    public T? Value { get; init; }

    /// <summary>
    /// Why nothing came of it; null where something did. It is what the single call would have thrown: an
    /// <see cref="XaiException"/>, an <see cref="XaiOperationException"/>, or, where the batch was cancelled first, an
    /// <see cref="OperationCanceledException"/>.
    /// </summary>
    public Exception? Error { get; init; }

    /// <summary>The id of the work, also where waiting for it failed: another batch can take it up. Null where none was started.</summary>
    public GenerationId? GenerationId { get; init; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Value is not null;
}
