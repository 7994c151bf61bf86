namespace XaiGen.Client.Tests;

/// <summary>Mistakes that the service would refuse, and that the compiler refuses first.</summary>
public sealed class CompilerTests
{
    [Theory]
    [InlineData("new ImageEditRequest { Prompt = \"p\", Source = fileId }")]
    [InlineData("new ImageEditRequest { Prompt = \"p\", Source = new ImageInput[] { fileId, url } }")]
    [InlineData("client.Images.EditAsync(\"p\", [fileId, url, file, output])")]
    [InlineData("new StorageOptions { Filename = \"a.png\", PublicUrl = true }")]
    [InlineData(
        "new StorageOptions { Filename = \"a.png\", PublicUrl = new PublicUrlOptions { ExpiresAfter = System.TimeSpan.FromHours(1) } }")]
    [InlineData("client.Files.GetAsync(fileId)")]
    [InlineData("client.Videos.Resume(requestId)")]
    [InlineData("image.Match(url => 1, fileId => 2, bytes => 3)")]
    public void What_is_right_compiles(string expression) => Compiler.ErrorsOf(expression).ShouldBeEmpty();

    [Theory]
    [InlineData("neither one image nor several", "new ImageEditRequest { Prompt = \"p\" }", "CS9035")]
    [InlineData(
        "both one image and several", "new ImageEditRequest { Prompt = \"p\", Source = fileId, Images = new ImageInput[] { url } }",
        "CS0117")]
    [InlineData("an image that is nothing", "new ImageInput()", "CS0144")]
    [InlineData("an image that is two things", "new ImageInput.Url(url) { FileId = fileId }", "CS1913")]
    [InlineData(
        "an image of a kind of one's own",
        "new Mine(url); } class Mine : ImageInput { public Mine(ImageInput image) : base(image) { } object Of() { return url", "CS1729")]
    [InlineData(
        "a status of a kind of one's own",
        "new Mine(null!); } record Mine : VideoStatus { public Mine(VideoStatus status) : base(status) { } object Of() { return url",
        "CS0534")]
    [InlineData("a text for an image", "new ImageEditRequest { Prompt = \"p\", Source = \"file_1\" }", "CS0029")]
    [InlineData("a text for an identifier", "client.Files.GetAsync(\"file_1\")", "CS1503")]
    [InlineData("a request's identifier for a file's", "client.Files.GetAsync(requestId)", "CS1503")]
    [InlineData("a file's identifier for a request's", "client.Videos.Resume(fileId)", "CS1503")]
    [InlineData("an image for a video", "new VideoEditRequest { Prompt = \"p\", Video = image }", "CS0029")]
    [InlineData("storing without a file name", "new StorageOptions { PublicUrl = true }", "CS9035")]
    [InlineData("a number for a duration", "new PublicUrlOptions { ExpiresAfter = 3600 }", "CS0029")]
    [InlineData("a generation without a prompt", "new ImageRequest()", "CS9035")]
    [InlineData("a match that forgets a case", "image.Match(url => 1, fileId => 2)", "CS7036")]
    public void What_is_wrong_does_not(string what, string expression, string error)
        => Compiler.ErrorsOf(expression).ShouldContain(error, $"The compiler takes {what}.");
}
