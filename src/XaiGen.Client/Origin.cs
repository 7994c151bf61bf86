using System.Runtime.CompilerServices;
using XaiGen.GeneratedSupport;

namespace XaiGen
{
    /// <summary>
    /// Remembers the client that an image or a video came from, so that it can be saved without passing the client. Copies made with
    /// <c>with</c> are not remembered.
    /// </summary>
    internal static class Origin
    {
        private static readonly ConditionalWeakTable<object, XaiClient> s_clients = [];
        private static readonly ConditionalWeakTable<ApiConnection, XaiClient> s_clientsOfConnections = [];

        public static void Remember(object? value, ApiConnection connection)
        {
            switch (value)
            {
                case ImageOutput or VideoOutput:
                    s_clients.AddOrUpdate(value, s_clientsOfConnections.GetValue(connection, XaiClient.Of));
                    break;
                case ImageAnswer.Images answer:
                    Remember(answer.Value, connection);
                    break;
                case ImageResponse images:
                    RememberAll(images.Data, connection);
                    break;
                case ImageStatus.Done done:
                    RememberAll(done.Data, connection);
                    break;
                case VideoStatus.Done done:
                    Remember(done.Video, connection);
                    break;
                case VideoResponse video:
                    Remember(video.Video, connection);
                    break;
                case BatchRequestResultList page:
                    RememberResults(page, connection);
                    break;
                case BatchResponse.Images images:
                    Remember(images.Value, connection);
                    break;
                case BatchResponse.Video video:
                    Remember(video.Value, connection);
                    break;
                default:
                    break;
            }
        }

        /// <exception cref="InvalidOperationException">The value did not come from a client.</exception>
        public static XaiClient Of(object value) => s_clients.TryGetValue(value, out XaiClient? client)
            ? client
            : throw new InvalidOperationException(
                "The client that this came from is unknown: the program created or copied it. Use the overload that takes the "
                + "client.");

        private static void RememberResults(BatchRequestResultList page, ApiConnection connection)
            => RememberAll(page.Results.Select(result => (result.Outcome as BatchOutcome.Succeeded)?.Value), connection);

        private static void RememberAll(IEnumerable<object?>? values, ApiConnection connection)
        {
            foreach (object? value in values ?? [])
            {
                Remember(value, connection);
            }
        }
    }
}

namespace XaiGen.GeneratedSupport
{
    internal sealed partial class ApiConnection
    {
        static partial void HasRead(object? value, ApiConnection? origin)
        {
            if (origin is not null && value is IMade)
            {
                Origin.Remember(value, origin);
            }
        }
    }
}
