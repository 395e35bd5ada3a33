#!/usr/bin/env bash
# Takes the pictures of docs/board.md again, from the demo tenant in a browser. Needs a built solution (./build.sh test builds it).
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet test tests/Board.Tests/bin/Release/net10.0/WorkOrders.Board.Tests.dll --filter "FullyQualifiedName~GuidePictureTests"
mkdir -p docs/pictures/board
cp TestResults/board/guide/*.png docs/pictures/board/
echo "The pictures are in docs/pictures/board."
