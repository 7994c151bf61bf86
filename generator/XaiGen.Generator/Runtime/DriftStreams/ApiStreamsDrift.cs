#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;

internal static partial class ApiStreams
{
    static partial void Notice(ClientResult result, ReadOnlySpan<byte> item) => ApiConnection.NoticeItem(result, item);
}
