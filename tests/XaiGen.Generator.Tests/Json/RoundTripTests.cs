extern alias client;
using System.Text.Json.Nodes;
using client::XaiGen;
using XaiGen.Contract;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Tests.Json;

/// <summary>
/// Reading and writing any value that the contract allows returns the same value: 2,000 random documents of each type that calls use.
/// </summary>
public sealed class RoundTripTests
{
    private const int Documents = 2000;

    private static readonly ApiContract s_contract = ContractReader.Read(Given.RealContract).Contract!;

    [Fact]
    public void FileObjects() => Holds<FileObject>();

    [Fact]
    public void FileLists() => Holds<FileList>();

    [Fact]
    public void FileOutputs() => Holds<FileOutput>();

    [Fact]
    public void StorageOptions() => Holds<StorageOptions>();

    [Fact]
    public void PublicUrlInputs() => Holds<PublicUrlInput>();

    [Fact]
    public void ImageInputs() => Holds<ImageInput>();

    [Fact]
    public void ImageGenerationRequests() => Holds<ImageRequest>();

    [Fact]
    public void ImageEditRequests() => Holds<ImageEditRequest>();

    [Fact]
    public void ImageAnswers() => Holds<ImageAnswer>();

    [Fact]
    public void ImageStatuses() => Holds<ImageStatus>();

    [Fact]
    public void VideoGenerationRequests() => Holds<VideoRequest>();

    [Fact]
    public void VideoStatuses() => Holds<VideoStatus>();

    [Fact]
    public void MediaUsages() => Holds<MediaUsage>();

    [Fact]
    public void ErrorResponses() => Holds<ErrorResponse>();

    [Fact]
    public void ImageModels() => Holds<ImageGenerationModelList>();

    private static void Holds<T>()
    {
        string schema = typeof(T).Name;
        int seed = schema.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
        var documents = new RandomDocuments(s_contract, seed);
        int lengths = 0;
        for (int i = 0; i < Documents; i++)
        {
            (JsonNode? sent, JsonNode? kept) = documents.Next(schema);
            string json = sent!.ToJsonString();
            lengths += json.Length;

            string written = Wire.Write(Wire.Read<T>(json));

            JsonNode.DeepEquals(JsonNode.Parse(written), kept)
                .ShouldBeTrue($"document {i} of seed {seed}:\n  sent    {json}\n  kept    {kept!.ToJsonString()}\n  written {written}");
            Wire.Write(Wire.Read<T>(written)).ShouldBe(written);
        }

        lengths.ShouldBeGreaterThan(Documents * 3, "the documents must not be empty");
    }
}
