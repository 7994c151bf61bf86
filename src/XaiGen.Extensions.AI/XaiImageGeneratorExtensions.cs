using System.Diagnostics.CodeAnalysis;
using XaiGen;
using XaiGen.Extensions.AI;

namespace Microsoft.Extensions.AI;

/// <summary>Makes an image generator of a client.</summary>
[Experimental("MEAI001")]
public static class XaiImageGeneratorExtensions
{
    /// <summary>The client's images as the image generator of Microsoft.Extensions.AI.</summary>
    /// <remarks>
    /// <para>With original images it edits, otherwise it generates. An original is a <see cref="DataContent"/>, which travels within the
    /// request, a <see cref="UriContent"/>, or a <see cref="HostedFileContent"/> with the id of a stored file, which stays private; at most
    /// five.</para>
    /// <para>Of the options, <c>Count</c> is 1 to 10; of <c>ImageSize</c>, in pixels, the nearest shape and the nearest of 1k, 1.5k and 2k
    /// are
    /// taken; <c>ResponseFormat</c> <c>Hosted</c> stores the images, each as a <see cref="HostedFileContent"/>; <c>MediaType</c> cannot be
    /// chosen, and is what an image is called whose answer does not say. <c>RawRepresentationFactory</c> may give an
    /// <see cref="ImageRequest"/> or an
    /// <see cref="ImageEditRequest"/> with all that there is no option for; what it sets goes before the options.</para>
    /// <para>An image that moderation withholds is an <see cref="ErrorContent"/>. What it cost, in ticks of which 10,000,000,000 are one US
    /// dollar,
    /// is in <c>Usage.AdditionalCounts["cost_in_usd_ticks"]</c>. Failures are those of the client, above all
    /// <see cref="XaiException"/>.</para>
    /// </remarks>
    /// <param name="client">The client, which stays the caller's.</param>
    /// <param name="defaultModel">The model where the options name none; the server chooses one if null.</param>
    /// <returns>The image generator.</returns>
    /// <exception cref="ArgumentNullException">There is no client.</exception>
    public static IImageGenerator AsIImageGenerator(this XaiClient client, ImageModel? defaultModel = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new XaiImageGenerator(client, defaultModel);
    }
}
