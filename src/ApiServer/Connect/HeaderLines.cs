using System.Security.Cryptography;
using System.Text;

namespace Keles.ApiServer.Connect;

/// <summary>
/// Lets a header stand in several lines of a request. The framework joins a header's values by commas, and where a value may hold a comma itself,
/// as the name of a group may, nobody could take them apart again; other API servers do not even try.
/// </summary>
/// <remarks>The lines are joined by a word that nobody else can know, and taken apart where the bytes go out.</remarks>
internal sealed class HeaderLines
{
    private readonly string end = $"~{RandomNumberGenerator.GetHexString(32)}~";
    private readonly byte[] endBytes;

    public HeaderLines() => endBytes = Encoding.ASCII.GetBytes(end);

    /// <summary>One value that becomes a line for each of these.</summary>
    public string Of(string name, IReadOnlyList<string> values) => string.Join($"{end}{name}: ", values);

    /// <summary>The stream with the lines taken apart in what is written to it.</summary>
    public Stream Over(Stream connection) => new HeaderLineStream(connection, endBytes);
}
