namespace Keles.Cel;

internal enum TokenKind : byte
{
    End,
    Identifier,
    QuotedIdentifier,
    Int,
    Uint,
    Float,
    String,
    Bytes,

    /// <summary>A sign or a word with a meaning of its own: see the token's text.</summary>
    Sign,
}
