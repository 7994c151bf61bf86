using System.Diagnostics.CodeAnalysis;
using XaiGen;
using XaiGen.Extensions.AI;

namespace Microsoft.Extensions.AI;

/// <summary>Creates an image generator from a client.</summary>
[Experimental("MEAI001")]
public static class XaiImageGeneratorExtensions
{
    /// <summary>Returns the client's images as an image generator of Microsoft.Extensions.AI.</summary>
    /// <remarks>
    /// <para>With original images, the generator edits; otherwise it generates. At most five originals are allowed: a
    /// <see cref="DataContent"/>, which is sent inside the request, a <see cref="UriContent"/>, or a <see cref="HostedFileContent"/> with
    /// the ID of a stored file, which stays private.</para>
    /// <para>Of the options, <c>Count</c> is 1 to 10; <c>ImageSize</c>, in pixels, is converted to the nearest aspect ratio and the nearest
    /// of 1k, 1.5k and 2k; <c>ResponseFormat</c> <c>Hosted</c> stores the images, each as a <see cref="HostedFileContent"/>;
    /// <c>MediaType</c> has no effect on the format, and is reported for images whose response does not have a media type.
    /// <c>RawRepresentationFactory</c> may return an <see cref="ImageRequest"/> or an <see cref="ImageEditRequest"/> with settings that
    /// have no option; its values take precedence over the options.</para>
    /// <para>An image that moderation withholds is an <see cref="ErrorContent"/>. The cost, in ticks of which 10,000,000,000 are one US
    /// dollar, is in <c>Usage.AdditionalCounts["cost_in_usd_ticks"]</c>. Failures are the client's exceptions, mostly
    /// <see cref="XaiException"/>.</para>
    /// </remarks>
    /// <param name="client">The client. The caller remains responsible for it.</param>
    /// <param name="defaultModel">The model if the options set none; the server chooses one if null.</param>
    /// <returns>The image generator.</returns>
    /// <exception cref="ArgumentNullException">The client is null.</exception>
    public static IImageGenerator AsIImageGenerator(this XaiClient client, ImageModel? defaultModel = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new XaiImageGenerator(client, defaultModel);
    }
}
