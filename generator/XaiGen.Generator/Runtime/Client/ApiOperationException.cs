#nullable enable

namespace SupportNamespace;

/// <summary>A long-running operation that ended without a result.</summary>
public partial class Api_OperationException : Api_Exception
{
    /// <summary>Creates an exception, for example for a test double.</summary>
    /// <param name="id">The ID of the operation.</param>
    /// <param name="state">The state in which the operation ended.</param>
    /// <param name="code">The error code from the service, if any.</param>
    /// <param name="serverMessage">The error message from the service, if any.</param>
    /// <param name="response">The response that reported the end of the operation, if any.</param>
    public Api_OperationException(
        string id, string state, string? code, string? serverMessage,
        global::System.ClientModel.Primitives.PipelineResponse? response = null)
        : this(id, state, new GeneratedSupport.ApiErrorBody(code, serverMessage), response, GeneratedSupport.ApiSecrets.None)
    {
    }

    internal Api_OperationException(
        string id,
        string state,
        GeneratedSupport.ApiErrorBody error,
        global::System.ClientModel.Primitives.PipelineResponse? response,
        GeneratedSupport.ApiSecrets secrets)
        : base(Describe(id, state, error, secrets), response, error, secrets)
    {
        Id = id;
        State = state;
    }

    /// <summary>The ID of the operation.</summary>
    public string Id { get; }

    /// <summary>The state in which the operation ended, such as <c>failed</c> or <c>expired</c>.</summary>
    public string State { get; }

    private static string Describe(string id, string state, GeneratedSupport.ApiErrorBody error, GeneratedSupport.ApiSecrets secrets)
    {
        string reason = error switch
        {
            (null, null) => "the service gave no reason",
            (null, { } message) => message,
            ({ } code, null) => code,
            _ => $"{error.Code}: {error.Message}",
        };
        string shown = GeneratedSupport.ShownText.OneLine(secrets.Mask(reason)).TrimEnd('.');
        return $"'{GeneratedSupport.ShownText.OneLine(id, 200)}' ended without a result ({state}): {shown}. "
            + "The report can be requested again with this ID; waiting longer has no effect.";
    }
}
