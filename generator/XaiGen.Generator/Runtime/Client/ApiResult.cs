#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.ClientModel;
using global::System.ClientModel.Primitives;

/// <summary>A response together with the request that it is for: what is wrong with it is told with both.</summary>
internal sealed class ApiResult(PipelineResponse response, ApiRequest request) : ClientResult(response)
{
    public ApiRequest Request => request;
}
