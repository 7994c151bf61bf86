#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.ClientModel;

/// <summary>The status of a long-running operation, with the secrets that must not appear in messages about it.</summary>
internal sealed class ApiReport<T>(T value, ClientResult result) : ClientResult<T>(value, result.GetRawResponse())
{
    public ApiSecrets Secrets { get; } = (result as ApiResult)?.Request.Secrets ?? ApiSecrets.None;
}
