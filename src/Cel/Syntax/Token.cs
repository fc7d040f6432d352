namespace Keles.Cel;

internal readonly record struct Token(TokenKind Kind, string Text, int Offset)
{
    public bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;
}
