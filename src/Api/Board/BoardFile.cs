using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Board;

/// <summary>A file of the planning board's pages.</summary>
/// <param name="Content">The uncompressed bytes.</param>
/// <param name="ContentType">The media type, for text with its charset.</param>
/// <param name="ETag">A weak entity tag of the content, because a compressed response has the same.</param>
/// <param name="IsImmutable">Whether the name of the file contains a hash of its content, so that the content never changes.</param>
internal sealed record BoardFile(byte[] Content, string ContentType, EntityTagHeaderValue ETag, bool IsImmutable);
