"""The words of Vietnam's administration: agencies, their fields, and how they are shortened."""

from plans.units.values import UnitLevel

AUTHORITY, COUNCIL = "UBND", "HĐND"

# Agencies that answer to their ministry or central body wherever they are.
VERTICAL_AGENCIES: dict[str, tuple[str, ...]] = {
    "Bảo hiểm xã hội": ("BHXH",),
    "Bảo hiểm xã hội Việt Nam": (),
    "Bưu điện": (),
    "Chi cục Dự trữ Nhà nước": (),
    "Chi cục Hải quan": (),
    "Chi cục Thi hành án dân sự": ("Chi cục THADS",),
    "Chi cục Thống kê": (),
    "Chi cục Thuế": (),
    "Cục Dự trữ Nhà nước": (),
    "Cục Hải quan": (),
    "Cục Quản lý thị trường": ("Cục QLTT",),
    "Cục Thi hành án dân sự": ("Cục THADS",),
    "Cục Thống kê": (),
    "Cục Thuế": (),
    "Công ty Điện lực": ("Cty Điện lực",),
    "Điện lực": (),
    "Kho bạc Nhà nước": ("KBNN", "Kho bạc NN", "Kho bạc"),
    "Ngân hàng Chính sách xã hội": ("NHCSXH", "NH CSXH", "Ngân hàng CSXH", "Ngân hàng Chính sách"),
    "Ngân hàng Nhà nước": ("NHNN", "Ngân hàng Nhà nước Việt Nam", "NHNN Việt Nam"),
    "Ngân hàng Nhà nước Chi nhánh Khu vực": (
        "NHNN Chi nhánh Khu vực",
        "NHNN Khu vực",
        "Ngân hàng Nhà nước Khu vực",
        "Ngân hàng Nhà nước Việt Nam Chi nhánh Khu vực",
    ),
    "Ngân hàng Nông nghiệp và Phát triển nông thôn": ("Ngân hàng NN&PTNT", "NHNN&PTNT", "Agribank"),
    "Thi hành án dân sự": ("THADS",),
    "Thuế": (),
    "Thống kê": (),
    "Tòa án nhân dân": ("TAND", "Tòa án"),
    "Tòa án quân sự": (),
    "Viện kiểm sát nhân dân": ("VKSND", "Viện KSND", "VKS", "Viện kiểm sát"),
    "Viện kiểm sát quân sự": (),
    "Viettel": (),
    "VNPT": (),
    "Viễn thông": (),
}

CENTRAL_AGENCIES: dict[str, tuple[str, ...]] = {
    "Ban Cơ yếu Chính phủ": (),
    "Bộ Công an": ("BCA",),
    "Chính phủ": (),
    "Thanh tra Chính phủ": ("TTCP",),
    "Thủ tướng Chính phủ": ("TTg",),
    "Tổng cục": (),
    "Văn phòng Chính phủ": ("VPCP",),
}

PROVINCE_AGENCIES: dict[str, tuple[str, ...]] = {
    "Ban Dân tộc": (),
    "Ban Quản lý Khu kinh tế": ("BQL Khu kinh tế", "Ban Quản lý KKT", "BQL KKT"),
    "Bộ Chỉ huy Bộ đội Biên phòng": ("Bộ CHBĐBP", "BCH BĐBP", "Bộ Chỉ huy BĐBP", "BCH Bộ đội Biên phòng"),
    "Bộ Chỉ huy Quân sự": ("Bộ CHQS", "BCHQS"),
    "Công an tỉnh": ("CAT",),
    "Tỉnh đoàn": (),
    "Tỉnh ủy": (),
}

DISTRICT_AGENCIES: dict[str, tuple[str, ...]] = {
    "Công an huyện": ("CAH",),
    "Huyện đoàn": (),
    "Huyện ủy": (),
    "Quận ủy": (),
    "Thị ủy": (),
}

COMMUNE_AGENCIES: dict[str, tuple[str, ...]] = {"Công an xã": ("CAX",)}

# Agencies of every level; the place after the name tells which.
LOCAL_AGENCIES: dict[str, tuple[str, ...]] = {
    "Ban Chỉ huy Quân sự": ("Ban CHQS",),
    "Ban Chỉ đạo": ("BCĐ",),
    "Ban Quản lý": ("BQL",),
    "Ban Quản lý dự án": ("BQLDA", "BQL dự án", "Ban QLDA"),
    "Ban Tuyên giáo": (),
    "Ban Tổ chức": (),
    "Bệnh viện Đa khoa": ("BVĐK",),
    "Bộ phận một cửa": (),
    "Bộ phận tiếp nhận và trả kết quả": ("Bộ phận TN&TKQ", "Bộ phận TNTKQ", "BP TN&TKQ"),
    "Công an": ("CA",),
    "Hội Chữ thập đỏ": ("Hội CTĐ",),
    "Hội Cựu chiến binh": ("Hội CCB", "HCCB"),
    "Hội Liên hiệp Phụ nữ": ("Hội LHPN", "HLHPN", "Hội Phụ nữ"),
    "Hội Nông dân": ("HND",),
    COUNCIL: ("Hội đồng nhân dân",),
    "Liên đoàn Lao động": ("LĐLĐ",),
    "Thanh tra": (),
    "Trung tâm Phục vụ hành chính công": (
        "Trung tâm hành chính công",
        "Trung tâm Phục vụ HCC",
        "Trung tâm PVHCC",
        "Trung tâm PV HCC",
        "Trung tâm HCC",
        "TT PVHCC",
        "TTPVHCC",
        "TTHCC",
    ),
    "Trung tâm Y tế": ("TTYT",),
    AUTHORITY: ("Ủy ban nhân dân", "Ủy ban ND"),
    "Ủy ban Kiểm tra": ("UBKT",),
    "Ủy ban Mặt trận Tổ quốc Việt Nam": (
        "Ủy ban Mặt trận Tổ quốc",
        "Mặt trận Tổ quốc Việt Nam",
        "Mặt trận Tổ quốc",
        "Ủy ban MTTQ Việt Nam",
        "Ủy ban MTTQ",
        "UBMTTQ Việt Nam",
        "UBMTTQVN",
        "UBMTTQ",
        "UB MTTQ",
        "MTTQ Việt Nam",
        "MTTQ",
    ),
    "Văn phòng": ("VP",),
    "Văn phòng Đăng ký đất đai": ("VPĐKĐĐ", "VPĐK đất đai"),
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh": (
        "Đoàn TNCS Hồ Chí Minh",
        "Đoàn TNCSHCM",
        "Đoàn TNCS HCM",
        "Đoàn TNCS",
        "Đoàn Thanh niên",
    ),
    "Đoàn ĐBQH": ("Đoàn đại biểu Quốc hội",),
    "Đài Phát thanh và Truyền hình": ("Đài PT&TH", "Đài PTTH", "Đài PT-TH", "Đài Phát thanh - Truyền hình"),
    "Đảng ủy": (),
}

AGENCIES = (
    (VERTICAL_AGENCIES, UnitLevel.VERTICAL),
    (CENTRAL_AGENCIES, UnitLevel.CENTRAL),
    (PROVINCE_AGENCIES, UnitLevel.PROVINCE),
    (DISTRICT_AGENCIES, UnitLevel.DISTRICT),
    (COMMUNE_AGENCIES, UnitLevel.COMMUNE),
    (LOCAL_AGENCIES, UnitLevel.UNSPECIFIED),
)

# Agencies only where the name begins with them: "Thuế tỉnh Thanh Hóa", but "các doanh nghiệp viễn thông".
ALSO_COMMON_WORDS = ("Thuế", "Thống kê", "Viễn thông", "Điện lực")

# Words that are no agency, as names write them.
STANDARD_WORDS: dict[str, tuple[str, ...]] = {"Chi nhánh": (), "Chi nhánh Khu vực": (), "khu vực": ()}
BRANCHES = ("Chi nhánh ", "Phòng Giao dịch ", "Phòng giao dịch ")

# Agencies that number their regions 1, 2, 3; those of VERTICAL_AGENCIES not named here write I, II, III.
ARABIC_REGIONS = (
    "Ngân hàng Nhà nước",
    "Ngân hàng Nhà nước Chi nhánh Khu vực",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
)

MINISTRY, DEPARTMENT, OFFICE = "Bộ", "Sở", "Phòng"

COMMON_FIELDS = (
    "Công Thương",
    "Dân tộc và Tôn giáo",
    "Giáo dục và Đào tạo",
    "Kế hoạch và Đầu tư",
    "Khoa học và Công nghệ",
    "Lao động - Thương binh và Xã hội",
    "Nông nghiệp và Môi trường",
    "Nông nghiệp và Phát triển nông thôn",
    "Nội vụ",
    "Tài chính",
    "Tài nguyên và Môi trường",
    "Thông tin và Truyền thông",
    "Tư pháp",
    "Văn hóa, Thể thao và Du lịch",
    "Xây dựng",
    "Y tế",
)
COMMUNE_FIELDS = ("Kinh tế, Hạ tầng và Đô thị", "Văn hóa - Xã hội")

FIELDS: dict[str, tuple[str, ...]] = {
    MINISTRY: (*COMMON_FIELDS, "Giao thông vận tải", "Ngoại giao", "Quốc phòng"),
    DEPARTMENT: (
        *COMMON_FIELDS,
        "An toàn thực phẩm",
        "Du lịch",
        "Giao thông công chánh",
        "Giao thông vận tải",
        "Ngoại vụ",
        "Quy hoạch - Kiến trúc",
        "Văn hóa và Thể thao",
    ),
    OFFICE: (
        *COMMUNE_FIELDS,
        "Dân tộc",
        "Dân tộc và Tôn giáo",
        "Giáo dục và Đào tạo",
        "Kinh tế",
        "Kinh tế và Hạ tầng",
        "Lao động - Thương binh và Xã hội",
        "Nông nghiệp và Môi trường",
        "Nông nghiệp và Phát triển nông thôn",
        "Nội vụ",
        "Quản lý đô thị",
        "Tài chính - Kế hoạch",
        "Tài nguyên và Môi trường",
        "Tư pháp",
        "Văn hóa và Thông tin",
        "Văn hóa, Khoa học và Thông tin",
        "Y tế",
    ),
}
FIELD_LEVELS = {
    MINISTRY: UnitLevel.CENTRAL,
    DEPARTMENT: UnitLevel.PROVINCE,
    OFFICE: UnitLevel.DISTRICT,
}

ONE_STOP_UNITS = ("Bộ phận một cửa", "Bộ phận tiếp nhận và trả kết quả", "Trung tâm Phục vụ hành chính công")
# Nouns that need no capital in "Các Doanh nghiệp ...", where they begin no name.
COMMON_NOUNS = (
    "bệnh viện",
    "bộ, ngành",
    "chi nhánh",
    "cơ quan",
    "cơ sở",
    "doanh nghiệp",
    "ngân hàng",
    "nhà trường",
    "tổ chức",
    "trường",
    "đơn vị",
)
# Whoever heads a unit stands for it: "Giám đốc Sở Tài chính", "Thủ trưởng các sở, ban, ngành".
HEADS_OF_UNITS = (
    "Thủ trưởng",
    "Lãnh đạo",
    "Người đứng đầu",
    "Tổng Giám đốc",
    "Giám đốc",
    "Chủ tịch",
    "Chánh án",
    "Viện trưởng",
    "Cục trưởng",
    "Chi cục trưởng",
    "Hiệu trưởng",
    "Chánh",
    "Trưởng",
)
BANKS = ("ngân hàng", "tổ chức tín dụng")
ABBREVIATED_WORDS = {
    "CNTT": "công nghệ thông tin",
    "CSDL": "cơ sở dữ liệu",
    "CSDLQG": "cơ sở dữ liệu quốc gia",
    "DVC": "dịch vụ công",
    "TTHC": "thủ tục hành chính",
}
