using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BudgetTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BudgetTemplates",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Description = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    FirstMonth = table.Column<DateOnly>(type: "date", nullable: false),
                    MonthCount = table.Column<int>(type: "integer", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BudgetTemplates_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetTemplates_Users_OwnerId",
                        column: x => x.OwnerId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetTemplateLines",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    TemplateId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: true),
                    Quantity = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    PriceReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    IsLumpSum = table.Column<bool>(type: "boolean", nullable: false),
                    Justification = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    SpreadKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SpreadWeights = table.Column<decimal[]>(type: "numeric(19,4)[]", nullable: false),
                    SpreadProfileId = table.Column<Guid>(type: "uuid", nullable: true),
                    SpreadProfileName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetTemplateLines", x => x.Id);
                    table.CheckConstraint("CK_BudgetTemplateLines_Code", "(\"ItemId\" IS NULL AND \"ProductId\" IS NOT NULL) OR (\"ItemId\" IS NOT NULL AND \"ProductId\" IS NULL)");
                    table.CheckConstraint("CK_BudgetTemplateLines_Quantity", "\"Quantity\" > 0");
                    table.ForeignKey(
                        name: "FK_BudgetTemplateLines_BudgetTemplates_TemplateId",
                        column: x => x.TemplateId,
                        principalSchema: "planning",
                        principalTable: "BudgetTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetTemplateLines_Items_ItemId",
                        column: x => x.ItemId,
                        principalSchema: "catalog",
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetTemplateLines_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetTemplateLines_Products_ProductId",
                        column: x => x.ProductId,
                        principalSchema: "catalog",
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetTemplateLines_SeasonalProfiles_SpreadProfileId",
                        column: x => x.SpreadProfileId,
                        principalSchema: "planning",
                        principalTable: "SeasonalProfiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTemplateLines_ItemId",
                schema: "planning",
                table: "BudgetTemplateLines",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTemplateLines_OrganizationId",
                schema: "planning",
                table: "BudgetTemplateLines",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTemplateLines_ProductId",
                schema: "planning",
                table: "BudgetTemplateLines",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTemplateLines_SpreadProfileId",
                schema: "planning",
                table: "BudgetTemplateLines",
                column: "SpreadProfileId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTemplateLines_TemplateId",
                schema: "planning",
                table: "BudgetTemplateLines",
                column: "TemplateId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTemplates_OrganizationId",
                schema: "planning",
                table: "BudgetTemplates",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTemplates_OrganizationId_Type_Name",
                schema: "planning",
                table: "BudgetTemplates",
                columns: new[] { "OrganizationId", "Type", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTemplates_OwnerId",
                schema: "planning",
                table: "BudgetTemplates",
                column: "OwnerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BudgetTemplateLines",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "BudgetTemplates",
                schema: "planning");
        }
    }
}
