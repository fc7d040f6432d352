// The framework has an EndPoint, System.Net an IPNetwork; the rest is ours.
global using System.Net;
