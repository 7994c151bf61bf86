using System.Diagnostics.CodeAnalysis;

namespace XaiGen;

/// <summary>The result of one item of a batch: a value, or an error.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed record BatchResult<T>
    where T : class
{
    /// <summary>The value; null if the item failed.</summary>
    public T? Value { get; init; }

    /// <summary>
    /// Why the item failed; null if it succeeded. The same exception that a single call would have thrown: an <see cref="XaiException"/>,
    /// an <see cref="XaiOperationException"/>, or, if the batch was cancelled first, an <see cref="OperationCanceledException"/>.
    /// </summary>
    public Exception? Error { get; init; }

    /// <summary>The ID of the work, also if waiting for it failed: another batch can resume it. Null if no work was started.</summary>
    public GenerationId? GenerationId { get; init; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Value is not null;
}
