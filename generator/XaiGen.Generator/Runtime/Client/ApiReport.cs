#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.ClientModel;

/// <summary>A report about long-running work, with what must be in no message about it.</summary>
internal sealed class ApiReport<T>(T value, ClientResult result) : ClientResult<T>(value, result.GetRawResponse())
{
    public ApiSecrets Secrets { get; } = (result as ApiResult)?.Request.Secrets ?? ApiSecrets.None;
}
