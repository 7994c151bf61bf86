using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>Explains why there is no stored file.</summary>
internal static class NotStored
{
    internal static InvalidOperationException Because(string? error, bool isWithheld, string what) => new(
        isWithheld ? $"The {what} was not stored: moderation withholds it. Change the prompt; StorageOptions make no difference."
        : error is null ? $"The {what} was not stored: set StorageOptions in the request to keep it."
        : $"The {what} was generated, but storing it failed: {ShownText.OneLine(error)}");
}
