using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using XaiGen.Extensions.Kiota;

namespace XaiGen.Client.Tests.Extensions.Kiota;

/// <summary>
/// The package is built with Kiota 1.22 and also runs with 2.x, if a project references that. Each of these members is declared in
/// Microsoft.Kiota.Abstractions 2.0.2 and Microsoft.Kiota.Http.HttpClientLibrary 2.0.2 as it is in 1.22.1: check there before
/// you add one.
/// </summary>
public sealed class UsedMembersTests
{
    private static readonly string[] s_members =
    [
        "Microsoft.Kiota.Abstractions.IRequestAdapter.SendPrimitiveAsync",
        "Microsoft.Kiota.Abstractions.NativeResponseHandler..ctor",
        "Microsoft.Kiota.Abstractions.NativeResponseHandler.Value",
        "Microsoft.Kiota.Abstractions.RequestHeaders.Add",
        "Microsoft.Kiota.Abstractions.RequestHeaders.GetEnumerator",
        "Microsoft.Kiota.Abstractions.RequestInformation..ctor",
        "Microsoft.Kiota.Abstractions.RequestInformation.AddRequestOptions",
        "Microsoft.Kiota.Abstractions.RequestInformation.SetResponseHandler",
        "Microsoft.Kiota.Abstractions.RequestInformation.get_Headers",
        "Microsoft.Kiota.Abstractions.RequestInformation.get_URI",
        "Microsoft.Kiota.Abstractions.RequestInformation.set_Content",
        "Microsoft.Kiota.Abstractions.RequestInformation.set_HttpMethod",
        "Microsoft.Kiota.Abstractions.RequestInformation.set_URI",
        "Microsoft.Kiota.Abstractions.RequestInformation.set_UrlTemplate",
        "Microsoft.Kiota.Http.HttpClientLibrary.KiotaClientFactory.Create",
        "Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options.RedirectHandlerOption..ctor",
        "Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options.RedirectHandlerOption.set_MaxRedirect",
        "Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options.RedirectHandlerOption.set_ShouldRedirect",
        "Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options.RetryHandlerOption..ctor",
        "Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options.RetryHandlerOption.set_MaxRetry",
        "Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options.RetryHandlerOption.set_ShouldRetry",
    ];

    [Fact]
    public void What_is_used_of_Kiota_is_in_both_of_its_major_versions()
    {
        using var image = new PEReader(File.OpenRead(typeof(KiotaTransport).Assembly.Location));
        MetadataReader metadata = image.GetMetadataReader();

        metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Select(member => NameOf(metadata, member)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ShouldBe(s_members);
    }

    private static string? NameOf(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return metadata.GetString(type.Namespace) is { } ns && ns.StartsWith("Microsoft.Kiota", StringComparison.Ordinal)
            ? $"{ns}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}"
            : null;
    }
}
