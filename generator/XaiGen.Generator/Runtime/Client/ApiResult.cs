#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.ClientModel;
using global::System.ClientModel.Primitives;

/// <summary>A response with its request; error messages need both.</summary>
internal sealed class ApiResult(PipelineResponse response, ApiRequest request) : ClientResult(response)
{
    public ApiRequest Request => request;
}
