using System.Text;
using Keles.ApiServer.Connect;

namespace Keles.ApiServer.Tests.Connect;

/// <summary>Links of proxied pages lead through the proxy; nothing else of a page changes.</summary>
public sealed class HtmlLinksTests
{
    private const string Prefix = "/api/v1/namespaces/n/pods/p/proxy";

    [Theory]
    [InlineData("<a href=\"/rewriteme\">test</a>", "<a href=\"" + Prefix + "/rewriteme\">test</a>")]
    [InlineData("<A class=big HREF='/x?a=1&amp;b=2#c'>", "<A class=big HREF=\"" + Prefix + "/x?a=1&amp;b=2#c\">")]
    [InlineData("<a href=/x>", "<a href=\"" + Prefix + "/x\">")]
    [InlineData("<img src=\"/a.png\" alt=\"a > b\" usemap='/m'/>", "<img src=\"" + Prefix + "/a.png\" alt=\"a > b\" usemap=\"" + Prefix + "/m\"/>")]
    [InlineData("<a href=\"/ä&quot;\">", "<a href=\"" + Prefix + "/ä&quot;\">")]
    [InlineData("<form method=post action=\"/do/\">", "<form method=post action=\"" + Prefix + "/do/\">")]
    [InlineData("<script src=\"/s.js\">document.write('<a href=\"/x\">')</script><a href=\"/y\">", "<script src=\"" + Prefix + "/s.js\">document.write('<a href=\"/x\">')</script><a href=\"" + Prefix + "/y\">")]
    [InlineData("1 < 2 <<a href=\"/x\">", "1 < 2 <<a href=\"" + Prefix + "/x\">")]
    [InlineData("<a href=\"http://10.0.0.1:80/x\">", "<a href=\"" + Prefix + "/x\">")]
    [InlineData("<a href=\"//10.0.0.1:80/x\">", "<a href=\"" + Prefix + "/x\">")]
    [InlineData("<a href=\"http://asked:6443/x\">", "<a href=\"http://asked:6443" + Prefix + "/x\">")]
    [InlineData("<a href=\"/\">", "<a href=\"" + Prefix + "/\">")]
    public void Links_to_the_server_lead_through_the_proxy(string page, string expected) => Assert.Equal(expected, Through(page, page.Length));

    [Theory]
    [InlineData("<a href=\"http://elsewhere/x\"><a href=\"//elsewhere/x\"><a href=\"x/y\"><a href=\"\"><a href=\"#top\"><a href=\"mailto:a@b\"><a href=\"javascript:go('/x')\">")]
    [InlineData("<a href=\"" + Prefix + "/x\">")]
    [InlineData("<p href=\"/x\" data-src='/y'>")]
    [InlineData("<!-- <a href=\"/x\"> --><!doctype html><?xml href=\"/x\"?>")]
    [InlineData("<style>a { background: url(/x) } <a href=\"/x\"></style>")]
    [InlineData("<a href=\"/x\" unfinished")]
    [InlineData("<a href>< a href=\"/x\"><a =\"/x\"><a href=")]
    [InlineData("\0\u0001ÿ<<<>>>\"'=<a \"'>")]
    public void All_else_stays_as_it_is(string page) => Assert.Equal(page, Through(page, page.Length));

    [Fact]
    public void Where_a_page_is_cut_into_pieces_makes_no_difference()
    {
        const string page = "<!doctype html><html><head><title>a<b</title><!-- x > --> <link rel=x href='/l'></head><body background=/b><script>if (a</b/.c) '</scr'</script><a href=\"/x\">\u00e4</a></body>";
        var whole = Through(page, page.Length);
        Assert.Equal(3, whole.Split(Prefix).Length - 1);
        for (var size = 1; size < 40; size++) Assert.Equal(whole, Through(page, size));
    }

    [Fact]
    public void A_tag_that_never_ends_passes_as_it_is()
    {
        var page = "<a href=\"/" + new string('x', HtmlLinks.LongestTag * 2) + "\">";
        Assert.Equal(page, Through(page, 1000));
    }

    private static string Through(string page, int size)
    {
        var links = new HtmlLinks(new LinkRewriting("10.0.0.1:80", "asked:6443", Prefix).Rewrite);
        using var output = new MemoryStream();
        var bytes = Encoding.UTF8.GetBytes(page);
        for (var at = 0; at < bytes.Length; at += size) links.Take(bytes.AsSpan(at, Math.Min(size, bytes.Length - at)), output);
        links.Finish(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
