#nullable enable

namespace SupportNamespace;

/// <summary>Long-running work that ended without a result.</summary>
public partial class Api_OperationException : Api_Exception
{
    /// <summary>Creates an exception, for instance to be thrown by a test double.</summary>
    /// <param name="id">The identifier of the work.</param>
    /// <param name="state">The state it ended in.</param>
    /// <param name="code">The service's code for the error, if it gave one.</param>
    /// <param name="serverMessage">The service's own words, if it gave any.</param>
    /// <param name="response">The service's report of the end, if there is one.</param>
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

    /// <summary>The identifier of the work.</summary>
    public string Id { get; }

    /// <summary>The state it ended in, such as <c>failed</c> or <c>expired</c>.</summary>
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
            + "Its report can be asked for again with this id; waiting longer changes nothing.";
    }
}
