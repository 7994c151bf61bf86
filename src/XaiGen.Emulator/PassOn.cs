namespace XaiGen.Emulator;

/// <summary>Routes that the emulator lacks, and the API that their requests are passed on to, where they may be billed.</summary>
/// <param name="Target">The API's URL, such as <c>https://api.x.ai</c>. Requests are sent there with their keys.</param>
/// <param name="Routes">
/// The routes: a method and a path, such as <c>POST /v1/chat/completions</c>, or a path alone for all of its methods. A segment in
/// braces, as in <c>GET /v1/responses/{id}</c>, is any one.
/// </param>
public sealed record PassOn(Uri Target, IReadOnlyCollection<string> Routes);
